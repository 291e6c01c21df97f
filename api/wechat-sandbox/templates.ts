import { createHash } from 'node:crypto';

import {
  wechatTemplateNames,
  wechatTemplates,
  type WechatTemplateName,
} from '#shared/notices/wechat-templates';

export type SandboxTemplate = {
  id: string;
  title: string;
  /** Field → its label. */
  fields: Readonly<Record<string, string>>;
};

/** Template ids by the product's names: the same on every start, 43 signs like real ones. */
export const templateIds = Object.fromEntries(
  wechatTemplateNames.map((name) => [
    name,
    createHash('sha256').update(`template ${name}`).digest('base64url'),
  ]),
  // one entry per name of the table
) as Record<WechatTemplateName, string>;

export const sandboxTemplates: readonly SandboxTemplate[] = wechatTemplateNames.map((name) => ({
  id: templateIds[name],
  title: wechatTemplates[name].title,
  fields: wechatTemplates[name].fields,
}));

/** GET /wxaapi/newtmpl/gettemplate */
export function listTemplates() {
  return {
    data: sandboxTemplates.map(({ id, title, fields }) => ({
      priTmplId: id,
      title,
      content: lines(fields, (name) => `{{${name}.DATA}}`),
      example: lines(fields, () => '示例'),
      type: 2,
    })),
  };
}

function lines(fields: SandboxTemplate['fields'], value: (name: string) => string): string {
  return Object.entries(fields)
    .map(([name, label]) => `${label}:${value(name)}\n`)
    .join('');
}

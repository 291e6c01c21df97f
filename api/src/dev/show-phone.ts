import { demoCast, type DemoName } from '#shared/accounts/demo-cast';
import { isStaff } from '#shared/accounts/roles';
import { templateWords } from '#shared/notices/template-words';
import {
  wechatTemplateNames,
  wechatTemplates,
  type WechatTemplateName,
} from '#shared/notices/wechat-templates';

import type { ShownPhone } from './draw-phone';

type Message = {
  msgId: string;
  at: string;
  title: string;
  page: string | null;
  fields: { label: string; value: string }[];
};

export type ShownSandbox = {
  templateIds: Record<WechatTemplateName, string>;
  phones: {
    of: (openid: string) => { credits: Record<string, number>; messages: Message[] };
    hasOpened: (openid: string, messageId: string) => boolean;
  };
};

/** What can ever come to this person. */
export function templatesFor(name: DemoName): WechatTemplateName[] {
  const side = isStaff(demoCast[name].role) ? 'staff' : 'customer';
  return wechatTemplateNames.filter((one) => wechatTemplates[one].to === side);
}

/** What is to be seen on the phone of one of the cast. */
export function showPhone({ phones, templateIds }: ShownSandbox, name: DemoName): ShownPhone {
  const openid = `demo-${name}`;
  const { credits, messages } = phones.of(openid);
  return {
    credits: templatesFor(name).map((template) => ({
      words: templateWords.templates[template].short,
      left: credits[templateIds[template]] ?? 0,
    })),
    messages: messages.map(({ msgId, ...message }) => ({
      ...message,
      id: msgId,
      isUnread: !phones.hasOpened(openid, msgId),
    })),
  };
}

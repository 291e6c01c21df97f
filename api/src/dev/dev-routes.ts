import type Router from '@koa/router';

import { AppError } from '#api/http/app-error';
import { demoCast, demoNames } from '#shared/accounts/demo-cast';
import { isStaff } from '#shared/accounts/roles';
import {
  wechatTemplateNames,
  wechatTemplates,
  type WechatTemplateName,
} from '#shared/notifications/wechat-templates';

import { phonesPage, type ShownPhone } from './phones-page';

/** What the pages show and do of a sandbox. */
export type DevSandbox = {
  templateIds: Record<WechatTemplateName, string>;
  phones: { of: (openid: string) => ShownPhone };
  answerConsent: (openid: string, results: Record<string, 'accept'>) => void;
};

/** `/dev/*` of a sandbox. Never mounted, nor even loaded, in production. */
export function devRoutes(router: Router, sandbox: DevSandbox) {
  router.get('/cast', (ctx) => {
    ctx.body = { items: demoNames.map((id) => ({ id, code: `demo:${id}`, ...demoCast[id] })) };
  });

  router.get('/phones', (ctx) => {
    ctx.type = 'html';
    ctx.set('Cache-Control', 'no-store');
    ctx.body = phonesPage((name) => sandbox.phones.of(`demo-${name}`), Date.now());
  });

  router.post('/phones/:name/consent', (ctx) => {
    const name = demoNames.find((one) => one === ctx.params['name']);
    if (name === undefined) {
      throw new AppError('request.unknown_path');
    }
    const side = isStaff(demoCast[name].role) ? 'staff' : 'customer';
    const useful = wechatTemplateNames.filter((one) => wechatTemplates[one].to === side);
    const results = useful.map((one) => [sandbox.templateIds[one], 'accept'] as const);
    sandbox.answerConsent(`demo-${name}`, Object.fromEntries(results));
    ctx.redirect('/dev/phones');
    ctx.status = 303;
  });
}

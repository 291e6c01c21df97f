import { randomBytes } from 'node:crypto';

import type Router from '@koa/router';
import * as z from 'zod/mini';

import { AppError } from '#api/app-error';
import { readJson } from '#api/http/read-json';
import { demoCast, demoNames, type DemoName } from '#shared/accounts/demo-cast';

import { phonesPage } from './phones-page';
import { phonesScript } from './phones-script';
import { showPhone, templatesFor, type ShownSandbox } from './show-phone';

type Answers = Record<string, 'accept' | 'reject'>;

/** What the pages show and do of a sandbox. */
export type DevSandbox = ShownSandbox & {
  phones: { open: (openid: string, messageId: string) => void; version: () => number };
  answerConsent: (openid: string, results: Answers) => void;
};

const answersBody = z.object({
  results: z.record(z.string().check(z.maxLength(64)), z.enum(['accept', 'reject'])),
});

/** `/dev/*` of a sandbox. Never mounted, nor even loaded, in production. */
export function devRoutes(router: Router, sandbox: DevSandbox) {
  router.get('/cast', (ctx) => {
    ctx.body = { items: demoNames.map((id) => ({ id, code: `demo:${id}`, ...demoCast[id] })) };
  });
  showPhones(router, sandbox);

  router.post('/phones/:name/consent', (ctx) => {
    const name = nameIn(ctx.params);
    const results = templatesFor(name).map((one) => [sandbox.templateIds[one], 'accept'] as const);
    sandbox.answerConsent(`demo-${name}`, Object.fromEntries(results));
    ctx.redirect('/dev/phones');
    ctx.status = 303;
  });

  // the web app's stand-in for WeChat's question tells here what its person answered
  router.post('/phones/:name/answers', readJson(), (ctx) => {
    const name = nameIn(ctx.params);
    const body = answersBody.safeParse(ctx.request.body);
    if (!body.success) {
      throw new AppError('request.invalid');
    }
    sandbox.answerConsent(`demo-${name}`, body.data.results);
    ctx.status = 204;
  });

  router.post('/phones/:name/messages/:id/open', (ctx) => {
    const openid = `demo-${nameIn(ctx.params)}`;
    const id = ctx.params['id'];
    const message = sandbox.phones.of(openid).messages.find(({ msgId }) => msgId === id);
    if (!message) {
      throw new AppError('request.unknown_path');
    }
    sandbox.phones.open(openid, message.msgId);
    ctx.status = 204;
  });
}

function showPhones(router: Router, sandbox: DevSandbox) {
  // another start counts from the beginning again
  const start = randomBytes(4).toString('hex');

  router.get('/phones', (ctx) => {
    const now = Date.now();
    // 5 分钟前 changes by itself
    ctx.etag = `${start}-${sandbox.phones.version()}-${Math.floor(now / 60_000)}`;
    ctx.set('Cache-Control', 'no-store');
    ctx.status = 200;
    // not ctx.fresh: a fetch that brings its own If-None-Match also sends no-cache
    if (ctx.get('If-None-Match') === ctx.response.get('ETag')) {
      ctx.status = 304;
      return;
    }
    ctx.type = 'html';
    ctx.body = phonesPage((name) => showPhone(sandbox, name), now);
  });

  router.get('/phones.js', (ctx) => {
    ctx.type = 'js';
    ctx.set('Cache-Control', 'no-cache');
    ctx.body = phonesScript;
  });
}

/** @throws {AppError} `request.unknown_path` */
function nameIn(params: Record<string, string | undefined>): DemoName {
  const name = demoNames.find((one) => one === params['name']);
  if (name === undefined) {
    throw new AppError('request.unknown_path');
  }
  return name;
}

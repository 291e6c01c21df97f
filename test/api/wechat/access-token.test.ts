import { wechatClient } from '#api/wechat/index';

import { freshWechatWorld } from '../../support/wechat';

const second = 1000;
const minute = 60 * second;

const at = freshWechatWorld();

/** Another API process: the same database, a memory of its own. */
function otherProcess(overrides: Partial<Parameters<typeof wechatClient>[0]> = {}) {
  return wechatClient({ ...at.world.deps, ...overrides });
}

const made = () => at.world.sandbox.tokens.made();
const tokenCalls = () =>
  at.world.sandbox.calls().find(({ path }) => path === '/cgi-bin/stable_token')?.times ?? 0;
const list = () => at.world.client.listTemplates();

/** What each of these processes gets for so many messages at a time. */
function sendAtOnce(times: number, processes: ReturnType<typeof otherProcess>[]) {
  const templateId = at.world.sandbox.templateIds.task;
  const fields = { character_string1: '1', thing2: '', thing3: '', phrase4: '', time5: '' };
  const message = { openid: 'demo-engineer', templateId, fields };
  return Promise.all(
    processes.flatMap((process) =>
      Array.from({ length: times }, () => process.sendSubscribeMessage(message)),
    ),
  );
}

describe('the access token', () => {
  it('is asked for once, however many calls wait for it', async () => {
    await Promise.all(Array.from({ length: 50 }, list));
    expect(made()).toEqual({ plain: 0, stable: 1, forced: 0 });
    expect(tokenCalls()).toBe(1);
  });

  it('is shared by processes through the database', async () => {
    await list();
    await Promise.all([otherProcess().listTemplates(), otherProcess().listTemplates()]);
    expect(tokenCalls()).toBe(1);
  });

  it('is renewed before it ends', async () => {
    await list();
    at.world.pass(115 * minute);
    await list();
    expect(tokenCalls()).toBe(1);
    at.world.pass(1 * minute);
    await list();
    expect(made().stable).toBe(2);
  });

  it('is used to its end while no other can be had', async () => {
    await list();
    at.world.pass(118 * minute);
    at.world.sandbox.failures.plan('/cgi-bin/stable_token', { status: 502 }, Infinity);
    await list();
    at.world.pass(3 * minute);
    await expect(list()).rejects.toMatchObject({ errcode: null, retryable: true });
  });

  it.each(['expired', 'replaced'] as const)(
    'is replaced once when 200 sends at a time meet a token that is %s',
    async (how) => {
      await list();
      at.world.sandbox.tokens.end(how);
      const outcomes = await sendAtOnce(200, [at.world.client]);
      // no credit: the message itself got through to WeChat
      expect(new Set(outcomes.map((outcome) => JSON.stringify(outcome)))).toEqual(
        new Set([JSON.stringify({ outcome: 'refused', errcode: 43101, field: null })]),
      );
      expect(made()).toEqual({ plain: 0, stable: 2, forced: 0 });
      expect(tokenCalls()).toBe(2);
    },
  );

  it.each(['expired', 'replaced'] as const)(
    'is replaced once when 200 sends of two processes meet a token that is %s',
    async (how) => {
      const processes = [otherProcess(), otherProcess()];
      await Promise.all(processes.map((process) => process.listTemplates()));
      expect(tokenCalls()).toBe(1);
      at.world.sandbox.tokens.end(how);
      expect(await sendAtOnce(100, processes)).toHaveLength(200);
      expect(made()).toEqual({ plain: 0, stable: 2, forced: 0 });
      expect(tokenCalls()).toBe(2);
    },
  );

  it('is asked for although a clock that was a day ahead took the turn, and the last forced one', async () => {
    const { tokens } = at.world.deps;
    const { clock, settings } = at.world;
    const tomorrow = new Date(clock().getTime() + 24 * 60 * minute);
    await tokens.claimRenewal(settings.appId, tomorrow, 15 * second);
    await tokens.claimForcedRefresh(settings.appId, tomorrow);
    expect(await tokens.claimRenewal(settings.appId, clock(), 15 * second)).toBe(true);
    expect(await tokens.claimRenewal(settings.appId, clock(), 15 * second)).toBe(false);
    expect(await tokens.claimForcedRefresh(settings.appId, clock())).toBe(true);
    expect(await tokens.claimForcedRefresh(settings.appId, clock())).toBe(false);
  });

  it('is asked for by another process when the one whose turn it was has died', async () => {
    const { tokens, clock } = at.world.deps;
    expect(await tokens.claimRenewal(at.world.settings.appId, clock(), 15 * second)).toBe(true);
    const asking = list();
    at.world.pass(15 * second);
    await asking;
    expect(tokenCalls()).toBe(1);
    await tokens.endRenewal(at.world.settings.appId);
  });

  it('that another process has renewed is taken over without asking WeChat', async () => {
    const other = otherProcess();
    await Promise.all([list(), other.listTemplates()]);
    at.world.sandbox.tokens.end('replaced');
    await other.listTemplates();
    const before = tokenCalls();
    await list();
    expect(tokenCalls()).toBe(before);
  });

  it('is refreshed by force only when WeChat gives the failing one again', async () => {
    await list();
    at.world.sandbox.failures.plan('/wxaapi/newtmpl/gettemplate', { errcode: 40001 });
    await list();
    expect(made()).toEqual({ plain: 0, stable: 2, forced: 1 });
    expect(tokenCalls()).toBe(3);
  });

  it('is replaced exactly once per call, also when every new one fails too', async () => {
    const asked: string[] = [];
    const everFailing: typeof fetch = (input) => {
      const { pathname } = new URL(input instanceof Request ? input.url : input);
      asked.push(pathname);
      const answer = pathname.startsWith('/cgi-bin')
        ? { access_token: `token ${asked.length}`, expires_in: 7200 }
        : { errcode: 42001, errmsg: 'access_token expired' };
      const isEndless = asked.length > 20;
      return isEndless
        ? Promise.reject(new Error('endless'))
        : Promise.resolve(new Response(JSON.stringify(answer)));
    };
    await expect(otherProcess({ fetch: everFailing }).listTemplates()).rejects.toMatchObject({
      errcode: 42001,
      retryable: true,
    });
    const [token, templates] = ['/cgi-bin/stable_token', '/wxaapi/newtmpl/gettemplate'];
    expect(asked).toEqual([token, templates, token, templates]);
  });

  it('is not refreshed by force within 30 seconds, by all processes together', async () => {
    const plan = () => {
      at.world.sandbox.failures.plan('/wxaapi/newtmpl/gettemplate', { errcode: 40001 });
    };
    await list();
    plan();
    await list();
    const other = otherProcess();
    plan();
    await expect(other.listTemplates()).rejects.toMatchObject({ errcode: 40001 });
    expect(made().forced).toBe(1);

    at.world.pass(30 * second);
    plan();
    await other.listTemplates();
    expect(made().forced).toBe(2);
  });

  it('is refreshed by force 20 times a day at most, and again the next day', async () => {
    const claim = () => at.world.deps.tokens.claimForcedRefresh('wx1', at.world.clock());
    for (let time = 0; time < 20; time += 1) {
      expect(await claim()).toBe(true);
      at.world.pass(minute);
    }
    expect(await claim()).toBe(false);
    // 16:00 UTC is midnight in Shanghai
    at.world.time.now = new Date('2026-11-22T16:00:00Z');
    expect(await claim()).toBe(true);
  });

  it('is claimed for a forced refresh by one of many processes', async () => {
    const claims = await Promise.all(
      Array.from({ length: 20 }, () =>
        at.world.deps.tokens.claimForcedRefresh('wx2', at.world.clock()),
      ),
    );
    expect(claims.filter(Boolean)).toHaveLength(1);
  });

  it('cannot be had with a wrong secret, which is tried once', async () => {
    const wrong = otherProcess({ settings: { ...at.world.settings, secret: 'wrong' } });
    await expect(wrong.listTemplates()).rejects.toMatchObject({
      call: '/cgi-bin/stable_token',
      errcode: 40001,
      retryable: false,
    });
    expect(tokenCalls()).toBe(1);
  });

  it('is asked of WeChat when the database does not answer', async () => {
    const broken = { ...at.world.deps.tokens, read: () => Promise.reject(new Error('down')) };
    await otherProcess({ tokens: broken }).listTemplates();
    expect(at.world.lines.join('')).toContain('wechat.token_store_failed');
  });
});

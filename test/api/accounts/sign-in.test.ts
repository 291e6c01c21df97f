import { signIn } from '#api/accounts/sign-in';
import { WechatError } from '#api/wechat/index';

import { startTestApi } from '../../support/api';

const api = await startTestApi();
afterAll(api.stop);

it.each([
  [40029, 'account.bad_login_code'],
  [40163, 'account.bad_login_code'],
  [40226, 'account.blocked'],
  [45011, 'request.too_many'],
  [-1, 'account.wechat_unreachable'],
  [null, 'account.wechat_unreachable'],
])('puts WeChat’s answer %s as %s', async (errcode, code) => {
  const failure = new WechatError({
    call: '/sns/jscode2session',
    errcode,
    outcome: errcode === null ? 'unknown' : 'refused',
    retryable: false,
  });
  const wechat = { ...api.rooms.accounts.wechat, codeToSession: () => Promise.reject(failure) };
  await expect(signIn({ ...api.rooms.accounts, wechat }, 'code')).rejects.toMatchObject({ code });
});

it('leaves a bug a bug', async () => {
  const bug = new TypeError('not a function');
  const wechat = { ...api.rooms.accounts.wechat, codeToSession: () => Promise.reject(bug) };
  await expect(signIn({ ...api.rooms.accounts, wechat }, 'code')).rejects.toBe(bug);
});

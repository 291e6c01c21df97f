import { takePhone } from '#api/accounts/change-me';
import type { MeReply } from '#shared/accounts/account-api';

import { startTestApi } from '../../support/api';

const api = await startTestApi();
afterAll(api.stop);

it.each([
  ['86', '13800138000', '13800138000'],
  ['852', '91234567', '+85291234567'],
  ['1', '4155552671', '+14155552671'],
  // of a country that nobody has heard of
  ['999', '12345678', '+99912345678'],
])('keeps WeChat’s +%s %s as %s', async (countryCode, purePhoneNumber, stored) => {
  const customer = await api.signIn('customer');
  const { body: me } = await customer.get<MeReply>('/me');
  const wechat = {
    ...api.rooms.accounts.wechat,
    phoneNumber: () => Promise.resolve({ countryCode, purePhoneNumber }),
  };
  const actor = { id: me.id, role: 'customer', organizationId: null } as const;
  const user = await takePhone({ ...api.rooms.accounts, wechat }, actor, 'code');
  expect(user.phone).toBe(stored);
});

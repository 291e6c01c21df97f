import { accountApi } from '#shared/accounts/account-api';
import { failuresOf } from '#shared/http/failures';
import { moderationApi } from '#shared/moderation/moderation-api';
import { ticketApi } from '#shared/tickets/ticket-api';

it('follows from who may call, and from what is the endpoint’s own', () => {
  expect(failuresOf(accountApi.signIn)).toContain('account.bad_login_code');
  expect(failuresOf(accountApi.signIn)).not.toContain('account.not_signed_in');
  expect(failuresOf(ticketApi.show)).toContain('account.not_signed_in');
  expect(failuresOf(ticketApi.show)).not.toContain('account.role_forbidden');
  expect(failuresOf(moderationApi.list)).toContain('account.role_forbidden');
});

it('takes a key that was used for something else only where keys are known', () => {
  expect(failuresOf(ticketApi.submit)).toContain('request.key_reused');
  expect(failuresOf(ticketApi.list)).not.toContain('request.key_reused');
});

it('always counts what may happen to any call', () => {
  for (const endpoint of [accountApi.signIn, ticketApi.list]) {
    expect(failuresOf(endpoint)).toContain('server.stopping');
    expect(failuresOf(endpoint)).toContain('request.invalid');
  }
});

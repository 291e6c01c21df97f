import { ApiError } from '#miniapp/client/api-error';
import { idempotencyKey } from '#miniapp/client/idempotency-key';
import { intentionFor, isUnsettled } from '#miniapp/client/intention';
import { idempotencyKeyLength } from '#shared/http/limits';

describe('intention', () => {
  it('keeps its key while the same is tried again', () => {
    const first = intentionFor({ note: '好了' }, null);
    expect(intentionFor({ note: '好了' }, first)).toBe(first);
  });

  it('gets a new key when the words change', () => {
    const first = intentionFor({ note: '好了' }, null);
    expect(intentionFor({ note: '还没好' }, first).key).not.toBe(first.key);
  });

  it('has a key also without an input', () => {
    const first = intentionFor(undefined, null);
    expect(first.key).not.toBe('');
    expect(intentionFor(undefined, first)).toBe(first);
  });

  test.each([
    ['network.unreachable', true],
    ['network.timeout', true],
    ['server.unexpected', true],
    ['server.stopping', true],
    ['request.in_progress', true],
    ['request.invalid', false],
    ['request.key_reused', false],
    ['ticket.action_not_allowed', false],
    ['account.not_signed_in', false],
  ] as const)('%s leaves it open: %s', (code, expected) => {
    expect(isUnsettled(new ApiError(code))).toBe(expected);
  });
});

describe('idempotency key', () => {
  it('fits what the API takes and never repeats', () => {
    const keys = Array.from({ length: 5000 }, () => idempotencyKey());
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys.every((key) => key.length <= idempotencyKeyLength && /^[\w-]+$/.test(key))).toBe(
      true,
    );
  });
});

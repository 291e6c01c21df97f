import { jest } from '@jest/globals';

type Sent = { url: string; method: string; header: Record<string, string>; data?: unknown };
const request = jest.fn<(sent: Sent) => Promise<{ statusCode: number; data: unknown }>>();
jest.unstable_mockModule('@tarojs/taro', () => ({ request }));
const { send } = await import('#miniapp/client/send');

const sending = { url: 'https://api.example/x', headers: {} };
const keyed = { ...sending, method: 'post' as const, headers: { 'Idempotency-Key': 'key' } };
const gone = () => Promise.reject(new Error('request:fail'));
const problem = (statusCode: number, code: string) => ({ statusCode, data: { code } });
/** All pauses over, however long they are. */
async function outcome(running: Promise<unknown>) {
  const settled = running.catch((error: unknown) => error);
  await jest.advanceTimersByTimeAsync(5000);
  return settled;
}

beforeEach(() => {
  jest.useFakeTimers();
  request.mockReset().mockResolvedValue({ statusCode: 200, data: 'reply' });
});
afterEach(() => {
  jest.useRealTimers();
});

it('reads again twice while the network fails', async () => {
  request.mockImplementationOnce(gone).mockImplementationOnce(gone);
  expect(await outcome(send({ ...sending, method: 'get' }))).toBe('reply');
  expect(request).toHaveBeenCalledTimes(3);
});

it('gives up after the third try, and says why', async () => {
  request.mockImplementation(gone);
  expect(await outcome(send(keyed))).toMatchObject({ status: 0 });
  expect(request).toHaveBeenCalledTimes(3);
});

it('repeats a change only under a key, since the first may have arrived', async () => {
  request.mockImplementation(gone);
  await outcome(send({ ...sending, method: 'post' }));
  expect(request).toHaveBeenCalledTimes(1);
  await outcome(send(keyed));
  expect(
    new Set(request.mock.calls.slice(1).map(([{ header }]) => header['Idempotency-Key'])),
  ).toEqual(new Set(['key']));
});

it.each([
  ['asks another process', problem(503, 'server.stopping'), 2],
  ['waits for its own first try', problem(409, 'request.in_progress'), 2],
  ['accepts a refusal', problem(403, 'account.not_allowed'), 1],
  ['does not hammer a broken server', problem(500, 'server.unexpected'), 1],
])('%s', async (_case, answer, tries) => {
  request.mockResolvedValueOnce(answer);
  await outcome(send(keyed));
  expect(request).toHaveBeenCalledTimes(tries);
});

it('sends PATCH as WeChat can', async () => {
  await outcome(send({ ...sending, method: 'patch', body: { name: '林晓' } }));
  expect(request.mock.calls[0]?.[0]).toMatchObject({
    method: 'POST',
    header: { 'X-HTTP-Method-Override': 'PATCH' },
    data: { name: '林晓' },
  });
});

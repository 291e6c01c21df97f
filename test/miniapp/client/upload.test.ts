import { jest } from '@jest/globals';

type Task = Promise<{ statusCode: number; data: string }> & {
  progress: (tell: (at: { progress: number }) => void) => void;
};
type Sent = { url: string; filePath: string; fileName: string; header: Record<string, string> };
const sent: Sent[] = [];
let answer = () => Promise.resolve({ statusCode: 201, data: '{"id":"a"}' });
Object.assign(globalThis, { HUISHENG_API_URL: 'https://api.example/' });
jest.unstable_mockModule('@tarojs/taro', () => ({
  uploadFile: (sending: Sent): Task => {
    sent.push(sending);
    return Object.assign(answer(), {
      progress: (tell: (at: { progress: number }) => void) => {
        tell({ progress: 40 });
      },
    });
  },
}));
jest.unstable_mockModule('#miniapp/client/call', () => ({
  withSession: (run: (token: string) => Promise<unknown>) => run('token'),
}));
const { upload } = await import('#miniapp/client/upload');

const progress: number[] = [];
const send = () =>
  upload({
    file: { path: 'tmp/1', name: '截图.png', size: 10 },
    idempotencyKey: 'key',
    onProgress: (percent) => progress.push(percent),
  });

it('sends the file with its name, the token and the key of this sending, and tells how far it got', async () => {
  expect(await send()).toEqual({ id: 'a' });
  expect(sent[0]).toMatchObject({
    ...{ url: 'https://api.example/api/v1/attachments', filePath: 'tmp/1', fileName: '截图.png' },
    header: { Authorization: 'Bearer token', 'Idempotency-Key': 'key' },
  });
  expect(progress).toEqual([40]);
});

it.each([
  ['what the API refused', 422, '{"code":"attachment.too_large"}', 'attachment.too_large'],
  ['an answer that is none of the API', 502, '<html>', 'server.unexpected'],
])('throws %s', async (_case, statusCode, data, code) => {
  answer = () => Promise.resolve({ statusCode, data });
  await expect(send()).rejects.toMatchObject({ code });
});

it('throws that the network failed', async () => {
  answer = () => Promise.reject(new Error('uploadFile:fail timeout'));
  await expect(send()).rejects.toMatchObject({ status: 0 });
});

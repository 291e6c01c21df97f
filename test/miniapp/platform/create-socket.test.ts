import { jest } from '@jest/globals';

type Tell = { open: () => void; close: (end: { code: number }) => void; error: () => void };
const told = {} as Tell & { message: (message: { data: string }) => void };
const task = {
  send: jest.fn(),
  close: jest.fn(),
  onOpen: (tell: Tell['open']) => (told.open = tell),
  onMessage: (tell: typeof told.message) => (told.message = tell),
  onError: (tell: Tell['error']) => (told.error = tell),
  onClose: (tell: Tell['close']) => (told.close = tell),
};
const connectSocket = jest.fn<(to: { url: string }) => Promise<typeof task>>();
Object.assign(globalThis, { HUISHENG_API_URL: 'https://api.example' });
jest.unstable_mockModule('@tarojs/taro', () => ({ connectSocket }));
const { createSocket } = await import('#miniapp/platform/create-socket');

const listener = { onOpen: jest.fn(), onMessage: jest.fn(), onClose: jest.fn() };
const settled = () => new Promise((resolve) => setImmediate(resolve));
async function connected() {
  const socket = createSocket('/ws', listener);
  await settled();
  return socket;
}

beforeEach(() => {
  jest.clearAllMocks();
  connectSocket.mockResolvedValue(task);
});

it('connects to the API, hands on what comes, and sends', async () => {
  const socket = await connected();
  expect(connectSocket.mock.calls[0]?.[0].url).toBe('wss://api.example/ws');
  told.open();
  told.message({ data: 'words' });
  socket.send('answer');
  await settled();
  expect(listener.onOpen).toHaveBeenCalledTimes(1);
  expect(listener.onMessage).toHaveBeenCalledWith('words');
  expect(task.send).toHaveBeenCalledWith({ data: 'answer' });
});

it('tells of an end once, although WeChat tells of an error and of a close', async () => {
  await connected();
  told.error();
  told.close({ code: 1012 });
  expect(listener.onClose.mock.calls).toEqual([[1006]]);
});

it('says why the server closed', async () => {
  await connected();
  told.close({ code: 4401 });
  expect(listener.onClose.mock.calls).toEqual([[4401]]);
});

it('tells of the end also where WeChat does not: closed by us, or never begun', async () => {
  const socket = await connected();
  socket.close();
  await settled();
  expect(task.close).toHaveBeenCalledTimes(1);
  expect(listener.onClose.mock.calls).toEqual([[1006]]);
  connectSocket.mockRejectedValueOnce(new Error('connectSocket:fail'));
  const never = await connected();
  never.send('words');
  await settled();
  expect(listener.onClose).toHaveBeenCalledTimes(2);
  expect(task.send).not.toHaveBeenCalled();
});

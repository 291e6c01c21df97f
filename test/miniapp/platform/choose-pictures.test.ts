import { jest } from '@jest/globals';

type Wish = { count: number };
type Chosen = { tempFiles: { tempFilePath: string; size: number }[] };
const chooseMedia = jest.fn<(wish: Wish) => Promise<Chosen>>();
jest.unstable_mockModule('@tarojs/taro', () => ({ chooseMedia }));
const { choosePictures } = await import('#miniapp/platform/choose-pictures');

beforeEach(() => {
  chooseMedia.mockReset().mockResolvedValue({
    tempFiles: [{ tempFilePath: 'wxfile://tmp/a.png', size: 10 }],
  });
});

it.each([
  [3, 3],
  [20, 9],
])('asks for %i, of which WeChat gives %i at once', async (most, count) => {
  const pictures = await choosePictures(most);
  expect(pictures).toEqual([{ path: 'wxfile://tmp/a.png', name: 'a.png', size: 10 }]);
  expect(chooseMedia.mock.calls[0]?.[0].count).toBe(count);
});

it('gives none when the person changes their mind', async () => {
  chooseMedia.mockRejectedValueOnce({ errMsg: 'chooseMedia:fail cancel' });
  expect(await choosePictures(3)).toEqual([]);
});

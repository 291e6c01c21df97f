import { isStillThere, sayLost, sendingFor } from '#miniapp/client/kept-uploads';
import {
  forgottenItem,
  keptOf,
  newItem,
  reopenedItem,
  sendingItem,
  withFile,
} from '#miniapp/client/upload-item';

const hour = 60 * 60_000;
const now = Date.parse('2026-11-22T04:00:00Z');
const file = { path: 'blob:1', name: 'a.png', size: 1 };
const arrived = (begunAt?: number) => ({
  ...file,
  key: 'p1',
  attachmentId: 'a1',
  ...(begunAt !== undefined && { uploadKey: 'p1', begunAt }),
});

it.each([
  ['just now', 0, true],
  ['23 hours ago', -23 * hour, true],
  ['a day ago', -24 * hour, false],
  ['in the last minutes of its day', -24 * hour + 60_000, false],
  ['in the future, by a clock that was set back', hour, false],
])('what was sent %s is still there: %#', (_when, offset, isThere) => {
  expect(isStillThere(now + offset, now)).toBe(isThere);
});

it('trusts nothing of which it does not know when it was sent', () => {
  expect(isStillThere(undefined, now)).toBe(false);
  expect(reopenedItem(arrived(), now).state).toBe('sending');
});

it('keeps a key while the server remembers it, and takes a new one afterwards', () => {
  const old = { uploadKey: 'p1', begunAt: now - hour };
  expect(sendingFor(old, now)).toEqual(old);
  const fresh = sendingFor(old, now + 24 * hour);
  expect(fresh.uploadKey).not.toBe('p1');
  expect(fresh.begunAt).toBe(now + 24 * hour);
});

describe('a picture of a page that is opened again', () => {
  it('has arrived while the server keeps it, with or without its file', () => {
    const item = reopenedItem(arrived(now - hour), now);
    expect(item).toMatchObject({ state: 'sent', attachmentId: 'a1', path: '' });
    expect(withFile(item, file)).toMatchObject({ state: 'sent', path: 'blob:1' });
    expect(withFile(item, null)).toMatchObject({ state: 'sent', attachmentId: 'a1' });
  });

  it('goes again when the server has removed it', () => {
    const item = withFile(reopenedItem(arrived(now - 25 * hour), now), file);
    expect(item).toMatchObject({ state: 'sending', path: 'blob:1' });
    expect(item.attachmentId).toBeUndefined();
    expect(sendingItem(item, now).uploadKey).not.toBe('p1');
  });

  it('is lost when the phone has it no longer either, and stays lost', () => {
    const item = withFile(reopenedItem(arrived(now - 25 * hour), now), null);
    expect(item.state).toBe('lost');
    expect(keptOf(item).attachmentId).toBeUndefined();
    expect(reopenedItem(keptOf(item), now).state).toBe('lost');
  });
});

it('a picture that the server forgot goes as something new', () => {
  const item = { ...newItem(file, now), state: 'sent' as const, attachmentId: 'a1' };
  const forgotten = forgottenItem(item, file);
  expect(forgotten.attachmentId).toBeUndefined();
  expect(sendingItem(forgotten, now).uploadKey).not.toBe(item.uploadKey);
  expect(forgottenItem(item, null).state).toBe('lost');
});

it('says how many are lost', () => {
  expect(sayLost(2)).toBe('有 2 张图片没有保存下来，可以重新添加，其余内容照常提交');
});

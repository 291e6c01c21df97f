import { jest } from '@jest/globals';

const kept = new Map<string, unknown>();
jest.unstable_mockModule('#miniapp/platform/storage', () => ({
  readKept: (key: string) => kept.get(key) ?? null,
  keep: (key: string, value: unknown) => (value === null ? kept.delete(key) : kept.set(key, value)),
}));
const { hasKeptDraft, keepDraft, keepHabits, readDraft, readHabits } =
  await import('#miniapp/tickets/kept-draft');
const { emptyDraft } = await import('#miniapp/tickets/report-draft');

const begun = { ...emptyDraft, description: '反结账后少了一张凭证' };

beforeEach(() => {
  kept.clear();
});

it('offers a draft that was begun to its writer, and to nobody else on the same phone', () => {
  keepDraft('u', begun);
  expect(readDraft('u')).toEqual(begun);
  expect([hasKeptDraft('u'), hasKeptDraft('other'), hasKeptDraft(undefined)]).toEqual([
    true,
    false,
    false,
  ]);
  expect(readDraft('other')).toEqual(emptyDraft);
});

it('offers none that was sent, or only filled in by ourselves', () => {
  keepDraft('u', begun);
  keepDraft('u', null);
  expect(hasKeptDraft('u')).toBe(false);
  keepDraft('u', { ...emptyDraft, productId: 'p' });
  expect(hasKeptDraft('u')).toBe(false);
});

it('fills in what an earlier version did not know', () => {
  kept.set('report-draft:u', { description: '旧' });
  expect(readDraft('u')).toEqual({ ...emptyDraft, description: '旧' });
});

it('remembers for the next report who is called and about what, for each person', () => {
  const habits = { contact: { name: '林晓', phone: '' }, productId: 'p' };
  keepHabits('u', habits);
  expect(readHabits('u')).toEqual(habits);
  expect(readHabits('other')).toEqual({ contact: null, productId: null });
});

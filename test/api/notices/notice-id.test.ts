import { noticeId } from '#api/notices/notice-id';

const told = {
  source: { kind: 'ticket', id: 'f'.repeat(24) },
  fact: 'entry:2',
  recipientId: 'a'.repeat(24),
  createdAt: new Date('2026-11-21T02:00:00.500Z'),
};

it('is the same whenever a fact is told again', () => {
  expect(noticeId(told, 'inbox')).toBe(noticeId({ ...told }, 'inbox'));
  expect(noticeId(told, 'inbox')).toMatch(/^[0-9a-f]{24}$/);
});

it('is another one for another source, fact, person and channel', () => {
  const others = [
    { ...told, source: { kind: 'invitation', id: 'f'.repeat(24) } },
    { ...told, source: { kind: 'ticket', id: 'e'.repeat(24) } },
    { ...told, fact: 'reminder:2' },
    { ...told, recipientId: 'b'.repeat(24) },
  ].map((other) => noticeId(other, 'inbox'));
  const ids = [...others, noticeId(told, 'wechat'), noticeId(told, 'inbox')];
  expect(new Set(ids).size).toBe(6);
});

it('is later for what came about later, also in one moment', () => {
  const moments = ['entry:2', 'entry:3', 'entry:10'].map((fact) => ({ ...told, fact }));
  const later = { ...told, fact: 'entry:1', createdAt: new Date('2026-11-21T02:00:01Z') };
  const ids = [...moments, later].map((one) => noticeId(one, 'inbox'));
  expect(ids.toSorted()).toEqual(ids);
});

it('takes a fact without a number, or with one of any length', () => {
  expect(noticeId({ ...told, fact: 'invitation' }, 'inbox')).toMatch(/^[0-9a-f]{24}$/);
  expect(noticeId({ ...told, fact: `x:${'9'.repeat(400)}` }, 'inbox')).toMatch(/^[0-9a-f]{24}$/);
});

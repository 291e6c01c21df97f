import { changedIn, correctionDraft } from '#miniapp/tickets/action-sheets/correction-draft';
import { newTimes } from '#miniapp/tickets/action-sheets/new-times';
import { sayChange } from '#miniapp/tickets/change-words';

const ticket = {
  ...({ severity: 'blocked', scope: 'team', category: 'error' } as const),
  product: { id: 'a'.repeat(24), name: '财务云' },
  assetCode: null,
  region: null,
  contact: { name: '林晓', phone: '13800138000' },
};

it('sends only what was changed', () => {
  const draft = correctionDraft(ticket);
  expect(changedIn(ticket, draft)).toEqual({});
  expect(
    changedIn(ticket, { ...draft, scope: 'me', assetCode: 'A-17', phone: '62628888' }),
  ).toEqual({ scope: 'me', assetCode: 'A-17', contact: { phone: '62628888' } });
  expect(changedIn(ticket, { ...draft, regionId: 'r' })).toEqual({ regionId: 'r' });
  // the device's own is none that somebody chose
  const standing = { ...ticket, region: { id: 'r', name: '滨江', isChosen: false } };
  expect(correctionDraft(standing).regionId).toBeNull();
  expect(changedIn(ticket, { ...draft, productId: null })).toEqual({ productId: null });
});

it.each([
  [{ field: 'scope', before: 'team', after: 'me' }, '影响范围：几个同事 → 只有我'],
  [{ field: 'asset', before: '', after: 'A-17' }, '设备编号：未填写 → A-17'],
] as const)('%j in plain words', (change, words) => {
  expect(sayChange(change)).toBe(words);
});

it('offers times that are still to come, in order', () => {
  // Sunday 22 November 2026, 17:12 in Shanghai
  const now = Date.parse('2026-11-22T09:12:00Z');
  expect(newTimes(now).map((time) => time.slice(5, 16))).toEqual([
    ...['11-22T10:00', '11-22T10:15', '11-22T11:15', '11-23T04:00', '11-23T10:00'],
  ]);
});

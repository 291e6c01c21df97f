import { emptyDraft } from '#miniapp/tickets/report-draft';
import { sayMore } from '#miniapp/tickets/say-more';

it('names what may be added where nothing is', () => {
  expect(sayMore(emptyDraft)).toBe('影响范围、产品、设备、上门');
  expect(sayMore({ ...emptyDraft, assetCode: '  ' })).toBe('影响范围、产品、设备、上门');
});

it('says what was added, so that it can stay folded', () => {
  const visit = { ...emptyDraft.visit, address: '滨江路 1 号' };
  const draft = { ...emptyDraft, assetCode: ' A-7 ', visit };
  expect(sayMore(draft, 'U8')).toBe('U8 · 设备 A-7 · 需要上门');
});

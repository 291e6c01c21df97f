import { sayCandidate } from '#miniapp/tickets/candidate-words';

const somebody = {
  ...{ openTickets: 2, capacity: 8, reason: '修过这台设备，手上 2 单', obstacles: [] },
  skills: [{ category: null, product: null }],
};
const product = { id: 'p', name: '财务总账' };

it('says of whoever fits what they can do and what speaks for them', () => {
  expect(sayCandidate(somebody)).toBe('擅长各类问题 · 修过这台设备，手上 2 单');
});

it('says of everybody else what they have to do and what speaks against them', () => {
  const skills = [
    { category: null, product },
    { category: 'device' as const, product: null },
    { category: 'slow' as const, product },
  ];
  expect(sayCandidate({ ...somebody, skills, obstacles: ['unavailable', 'passed'] })).toBe(
    '擅长财务总账、设备故障、财务总账（太慢） · 2/8 单 · 不在岗 · 已经问过',
  );
  expect(sayCandidate({ ...somebody, skills: [], obstacles: ['skill'] })).toBe(
    '没有登记擅长什么 · 2/8 单 · 不擅长这类问题',
  );
});

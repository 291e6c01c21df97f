import { daysOf, engineersIn, mondayOf, visitsOn } from '#miniapp/work/week-days';
import type { VisitReply } from '#shared/visits/visit-api';

const person = (id: string) => ({ id, name: id, role: 'engineer' as const, avatarUrl: null });

function aVisit(
  from: string | null,
  engineer: string,
  departedAt: string | null = null,
): VisitReply {
  return {
    ...{ id: 'a'.repeat(24), number: 'SH20261130-0001', status: 'accepted', severity: 'minor' },
    ...{ description: '', engineer: person(engineer), organization: null },
    window: from === null ? null : { from, to: from },
    place: { name: '', latitude: null, longitude: null },
    trip: { departedAt, expectedAt: null, arrivedAt: null },
    contact: { name: '', phone: '' },
  };
}

// 23:30 on a Sunday in Shanghai
const sunday = Date.parse('2026-11-29T15:30:00Z');

it('begins a week on Monday, as calendars in China do, also on its last evening', () => {
  expect(mondayOf(0, sunday).toISOString()).toBe('2026-11-22T16:00:00.000Z');
  expect(mondayOf(1, sunday).toISOString()).toBe('2026-11-29T16:00:00.000Z');
  expect(daysOf(mondayOf(0, sunday)).at(-1)).toEqual(mondayOf(1, sunday));
});

it('puts a visit on the day that Shanghai’s calendar shows, and a trip on the day of its departure', () => {
  const late = aVisit('2026-11-29T15:00:00Z', 'chen');
  const trip = aVisit(null, 'zhao', '2026-11-29T16:30:00Z');
  const [day] = daysOf(mondayOf(1, sunday));
  expect(visitsOn([late, trip], day ?? new Date(0))).toEqual([trip]);
});

it('names everybody who comes once', () => {
  const visits = [aVisit(null, 'chen'), aVisit(null, 'zhao'), aVisit(null, 'chen')];
  expect(engineersIn(visits).map(({ id }) => id)).toEqual(['chen', 'zhao']);
});

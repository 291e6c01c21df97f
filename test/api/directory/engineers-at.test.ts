import { engineersAt, nextOnCall, onCallAt, rulesNow } from '#api/directory/index';
import { usualRules } from '#shared/directory/service-rules';

import {
  dispatcherId,
  engineerId,
  hours,
  monday,
  otherId,
  startDirectoryRoom,
} from '../../support/directory/directory-room';

type Room = Awaited<ReturnType<typeof startDirectoryRoom>>;
let room: Room;
beforeEach(async () => {
  room = await startDirectoryRoom();
}, 60_000);
afterEach(() => room.close());

const plan = (which: 'leave' | 'shifts', personId: string, from: number, to: number) =>
  room.directory[which].add({ personId, from: hours(from), to: hours(to), note: '' });

const available = async (at: number) =>
  (await engineersAt(room.directory, hours(at)))
    .filter(({ isAvailable }) => isAvailable)
    .map(({ id }) => id);

it('in an empty installation know no skills: everybody may solve anything', async () => {
  expect(await engineersAt(room.directory, monday)).toEqual(
    [
      { id: engineerId, name: '陈志远' },
      { id: otherId, name: '赵一鸣' },
    ].map((one) => ({
      ...one,
      skills: [{ category: null, productId: null }],
      regionIds: [],
      capacity: 8,
      isAvailable: true,
    })),
  );
  expect(await rulesNow(room.directory)).toEqual({ ...usualRules, assignment: 'offers' });
  expect(await onCallAt(room.directory, monday)).toEqual([]);
  expect(await nextOnCall(room.directory, monday)).toBeNull();
});

it('have what was set up for each', async () => {
  const skills = [{ category: 'device', productId: null }] as const;
  await room.directory.profiles.change(engineerId, { skills, capacity: 3 });
  const [first, second] = await engineersAt(room.directory, monday);
  expect(first).toMatchObject({ skills, capacity: 3, regionIds: [] });
  expect(second).toMatchObject({ capacity: 8 });
});

it('are not available off duty, and not there at all when they are blocked', async () => {
  room.people.set(engineerId, { ...one(engineerId), onDuty: false });
  expect(await available(0)).toEqual([otherId]);
  room.people.set(otherId, { ...one(otherId), isBlocked: true });
  expect(await engineersAt(room.directory, monday)).toHaveLength(1);
});

it('are away on leave, whatever their switch says: from its first moment up to its last', async () => {
  await plan('leave', engineerId, 1, 3);
  expect(await available(0.999)).toContain(engineerId);
  expect(await available(1)).not.toContain(engineerId);
  expect(await available(2.999)).not.toContain(engineerId);
  expect(await available(3)).toContain(engineerId);
});

it('are on call from the first moment of a shift up to its last', async () => {
  await plan('shifts', engineerId, 1, 3);
  await plan('shifts', otherId, 3, 5);
  const onCall = (at: number) => onCallAt(room.directory, hours(at));
  expect(await onCall(0.999)).toEqual([]);
  expect(await onCall(1)).toEqual([engineerId]);
  expect(await onCall(3)).toEqual([otherId]);
  expect(await onCall(5)).toEqual([]);
});

it('are on call once each, whoever began first first, but not on leave or blocked', async () => {
  await plan('shifts', otherId, -1, 4);
  await plan('shifts', engineerId, 0, 4);
  await plan('shifts', engineerId, 1, 3);
  expect(await onCallAt(room.directory, hours(2))).toEqual([otherId, engineerId]);
  await plan('leave', otherId, 0, 3);
  expect(await onCallAt(room.directory, hours(2))).toEqual([engineerId]);
  room.people.set(engineerId, { ...one(engineerId), isBlocked: true });
  expect(await onCallAt(room.directory, hours(2))).toEqual([]);
});

it('say who is on call next: now, later, or back from leave within a shift', async () => {
  const next = (after: number) => nextOnCall(room.directory, hours(after));
  await plan('shifts', engineerId, 2, 4);
  await plan('shifts', otherId, 6, 10);
  expect(await next(0)).toEqual({ personId: engineerId, from: hours(2) });
  expect(await next(3)).toEqual({ personId: engineerId, from: hours(3) });
  expect(await next(4)).toEqual({ personId: otherId, from: hours(6) });
  expect(await next(10)).toBeNull();
  await plan('leave', otherId, 5, 7);
  await plan('leave', otherId, 7, 8);
  expect(await next(4)).toEqual({ personId: otherId, from: hours(8) });
  await plan('leave', otherId, 8, 10);
  expect(await next(4)).toBeNull();
});

it('hear of a shift that another process entered, and of its early end', async () => {
  const other = room.startProcess();
  expect(await onCallAt(other, monday)).toEqual([]);
  const shift = await plan('shifts', engineerId, -1, 4);
  expect(await onCallAt(other, monday)).toEqual([engineerId]);
  await room.directory.shifts.end(shift?.id ?? '', monday);
  expect(await onCallAt(other, monday)).toEqual([]);
  // what was worked of it is kept
  expect(await room.directory.shifts.find(shift?.id ?? '')).toMatchObject({
    ...{ from: hours(-1), to: monday },
  });
});

it('never have a dispatcher among them', async () => {
  await plan('shifts', dispatcherId, -1, 4);
  expect(await onCallAt(room.directory, monday)).toEqual([]);
});

it('enter a leave once, however often it is sent', async () => {
  await Promise.all([plan('leave', engineerId, 1, 3), plan('leave', engineerId, 1, 3)]);
  expect(await room.directory.leave.all()).toHaveLength(1);
});

function one(id: string) {
  const found = room.people.get(id);
  if (!found) {
    throw new Error(`nobody is ${id}`);
  }
  return found;
}

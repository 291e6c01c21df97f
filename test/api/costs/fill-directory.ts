import { randomUUID } from 'node:crypto';

import type { TestApi } from '../../support/api';

import type { Owners } from './fill-lists';

const listed = 3000;
const hour = 60 * 60_000;

/** Puts what managers set up into the database: most of it others’, or over. */
export async function fillDirectory(
  { clock, database }: Pick<TestApi, 'clock' | 'database'>,
  { engineerId, organizationId }: Owners,
): Promise<void> {
  const now = clock.now().getTime();
  const insert = (name: string, of: (index: number) => object) =>
    database.collection(name).insertMany(Array.from({ length: listed }, (_, index) => of(index)));
  const span = (index: number) => ({
    ...{ personId: engineerId, from: new Date(now - (index + 101) * hour), note: '' },
    to: new Date(now - (index + 100) * hour),
  });
  await insert('organizations', (index) => ({ name: `单位 ${index}`, colleaguesFollow: true }));
  await insert('contracts', (index) => ({
    ...{ number: `HT-${index}`, serviceLevel: 'standard', startsAt: new Date(0) },
    organizationId: index < 3 ? organizationId : randomUUID(),
    endsAt: new Date(now + index * hour),
  }));
  await insert('duty_spans', span);
  await insert('leave', span);
  await insert('shifts', span);
  await insert('templates', (index) => ({
    ...{ kind: 'quick_reply', title: `回复 ${index}`, text: '好' },
    ownerId: index < 3 ? engineerId : randomUUID(),
  }));
}

import { createHash } from 'node:crypto';

import { builtInLevel, builtInLevels } from '#shared/directory/built-in-levels';
import { announcedDays } from '#shared/promises/public-holidays';
import { standardCalendar } from '#shared/promises/working-calendar';

import type { DirectoryDeps } from './directory-deps';
import { everybody } from './terms-change-repository';

type Needs = Pick<DirectoryDeps, 'clock' | 'delivered' | 'termsChanges'>;

/** A new version may know other holidays, levels or hours: everything that is open is counted anew, once. */
export async function noticeDelivered({ clock, delivered, termsChanges }: Needs): Promise<boolean> {
  const all = [announcedDays, builtInLevels.map(builtInLevel), standardCalendar];
  const revision = createHash('sha256').update(JSON.stringify(all)).digest('hex');
  const known = await delivered.read();
  const isNew = known !== null && known !== revision;
  if (isNew) {
    await termsChanges.owe(everybody, clock());
  }
  if (known !== revision) {
    await delivered.write(revision);
  }
  return isNew;
}

import { AppError } from '#api/app-error';

import type { DirectoryDeps } from './directory-deps';
import { listCalendars, listLevels } from './service-lists';
import { setupWords } from './words';

type Lists = Pick<DirectoryDeps, 'calendars' | 'levels' | 'products' | 'regions'>;

/** What a record names of others; left out or null: nothing. */
type References = {
  serviceLevel?: string | null | undefined;
  calendarId?: string | null | undefined;
  regionIds?: readonly string[] | undefined;
  productIds?: readonly string[] | undefined;
};

/**
 * Nobody names what is not there.
 *
 * @throws {AppError} `request.invalid`, naming the field
 */
export async function assertKnown(deps: Lists, references: References): Promise<void> {
  const { serviceLevel, calendarId, regionIds = [], productIds = [] } = references;
  const products = await Promise.all(productIds.map((id) => deps.products.find(id)));
  const checks: [string, boolean, string][] = [
    ['serviceLevel', isIn(await listLevels(deps), serviceLevel), setupWords.unknownLevel],
    ['calendarId', isIn(await listCalendars(deps), calendarId), setupWords.unknownCalendar],
    ['regionId', await areRegions(deps, regionIds), setupWords.unknownRegion],
    ['productId', products.every(Boolean), setupWords.unknownProduct],
  ];
  const errors = checks
    .filter(([, isKnown]) => !isKnown)
    .map(([path, , message]) => ({ path, message }));
  if (errors.length > 0) {
    throw new AppError('request.invalid', { errors });
  }
}

function isIn(list: readonly { id: string }[], id: string | null | undefined): boolean {
  return id === undefined || id === null || list.some((one) => one.id === id);
}

async function areRegions({ regions }: Lists, ids: readonly string[]): Promise<boolean> {
  const known = ids.length === 0 ? [] : await regions.all();
  return ids.every((id) => isIn(known, id));
}

import type { ModerationDeps } from './moderation-deps';
import { standingFor, type ContentViewer, type Judged, type Standing } from './standing';

type Deps = Pick<ModerationDeps, 'checks'>;
type Ids = readonly string[];

/** How pictures stand before a viewer, by attachment; what was never checked is left out. */
export async function pictureStandings(
  { checks }: Deps,
  attachmentIds: Ids,
  viewer: ContentViewer,
): Promise<Map<string, Standing>> {
  return attachmentIds.length === 0
    ? new Map<string, Standing>()
    : before(await checks.ofPictures([...new Set(attachmentIds)]), viewer);
}

/** The same for words, by the ids that `checkWords` gave. */
export async function wordStandings(
  { checks }: Deps,
  checkIds: Ids,
  viewer: ContentViewer,
): Promise<Map<string, Standing>> {
  return checkIds.length === 0
    ? new Map<string, Standing>()
    : before(await checks.ofWords(checkIds), viewer);
}

function before(judged: ReadonlyMap<string, Judged>, viewer: ContentViewer) {
  return new Map([...judged].map(([id, check]) => [id, standingFor(check, viewer)]));
}

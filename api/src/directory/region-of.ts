import type { DirectoryDeps } from './directory-deps';

type Needs = Pick<DirectoryDeps, 'assets' | 'regions'>;
type Whereabouts = { assetCode: string | null; regionId?: string | null };

/** Where something is: as somebody chose, else where the device stands; null: nobody knows. A region that was removed counts as none. */
export async function regionOf(deps: Needs, { assetCode, regionId = null }: Whereabouts) {
  const chosen = await findRegion(deps, regionId);
  if (chosen || assetCode === null) {
    return chosen && { ...chosen, isChosen: true };
  }
  const standing = await findRegion(deps, await deps.assets.regionOf(assetCode));
  return standing && { ...standing, isChosen: false };
}

export async function findRegion({ regions }: Pick<Needs, 'regions'>, id: string | null) {
  const found = id === null ? null : (await regions.all()).find((one) => one.id === id);
  return found ? { id: found.id, name: found.name } : null;
}

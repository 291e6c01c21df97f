import type { Bound } from '#shared/bounds/bound';

const full = '409 directory.full; one that is no longer needed is removed first';

/** What managers set up. */
export const directoryBounds = {
  contractsOfOrganization: {
    ...{ kind: 'list', most: 50, unit: 'contracts' },
    of: 'contracts of one organization that count, the longest first',
    beyond: 'older ones, which have long ended, are not read',
    place: 'api/src/directory/contract-repository.ts',
  },
  levelsKept: {
    ...{ kind: 'list', most: 50, unit: 'levels' },
    of: 'service levels, kept in memory',
    ...{ beyond: full, place: 'api/src/directory/named-repository.ts' },
  },
  calendarsKept: {
    ...{ kind: 'list', most: 100, unit: 'calendars' },
    of: 'working calendars, kept in memory',
    ...{ beyond: full, place: 'api/src/directory/named-repository.ts' },
  },
  regionsKept: {
    ...{ kind: 'list', most: 500, unit: 'regions' },
    of: 'regions, kept in memory',
    ...{ beyond: full, place: 'api/src/directory/named-repository.ts' },
  },
  profilesKept: {
    ...{ kind: 'list', most: 2000, unit: 'people' },
    of: 'people whose skills, regions and capacity are known, kept in memory',
    beyond: 'there are never so many: see staffOfRole',
    place: 'api/src/directory/profile-repository.ts',
  },
  leavePlanned: {
    ...{ kind: 'list', most: 2000, unit: 'absences' },
    of: 'absences that are not over, of everybody together, kept in memory',
    beyond: '409 directory.full until some are over',
    place: 'api/src/directory/span-repository.ts',
  },
  shiftsPlanned: {
    ...{ kind: 'list', most: 2000, unit: 'shifts' },
    of: 'shifts on call that are not over, of everybody together, kept in memory',
    beyond: '409 directory.full until some are over',
    place: 'api/src/directory/span-repository.ts',
  },
  ownQuickReplies: {
    ...{ kind: 'list', most: 30, unit: 'quick replies' },
    of: 'what one person says again and again and keeps for themselves',
    ...{ beyond: full, place: 'api/src/directory/keep-templates.ts' },
  },
  templatesOfOwner: {
    ...{ kind: 'list', most: 200, unit: 'templates' },
    of: 'quick replies and resolutions of one person, and as many shared ones',
    ...{ beyond: full, place: 'api/src/directory/template-repository.ts' },
  },
} as const satisfies Record<string, Bound>;

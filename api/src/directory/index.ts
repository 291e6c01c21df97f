export { absencesAt, type Absence } from './absences';
export { directoryDeps, type DirectoryDeps } from './directory-deps';
export { directoryRoom } from './directory-room';
export { awayUntil, engineersAt } from './engineers-at';
export { nextOnCall, onCallAt } from './on-call';
export type { OrganizationRepository } from './organization-repository';
export { assetsOf, contractsInForce } from './served-under';
export { rulesNow } from './service-lists';
export { termsOf } from './terms-of';

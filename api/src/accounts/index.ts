export { openAccounts, standsAlone, type AccountPorts } from './account-deps';
export { accountRoutes } from './account-routes';
export type { OrganizationRepository } from './organization-repository';
export { findActor, findReader } from './find-actor';
export { giveRole } from './give-role';
export { people, usersWithRole } from './people';
export { readPhone } from './read-phone';
export type { NewUser } from './user';
export { userRepository } from './user-repository';

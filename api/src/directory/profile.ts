import type { EngineerProfile } from '#shared/directory/engineer-profile';

/** What the managers know of somebody who works here. */
export type StaffProfile = Pick<EngineerProfile, 'capacity' | 'regionIds' | 'skills'>;

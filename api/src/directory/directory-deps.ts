import type { Signal } from '#api/background/index';
import type { RecordChanges } from '#api/cache/index';
import type { Clock } from '#api/clock';
import type { Database } from '#api/mongo/index';
import type { Role } from '#shared/accounts/roles';
import type { ServiceRules } from '#shared/directory/service-rules';

import { assetRepository, type AssetRepository } from './asset-repository';
import { cachedContracts, cachedOrganizations, cachedProducts } from './cached-directory';
import { calendarReminders, type CalendarReminders } from './calendar-reminder-repository';
import { contractRepository, type ContractRepository } from './contract-repository';
import { dutyRepository, type DutyRepository } from './duty-repository';
import type { CalendarFields, LevelFields, RegionFields } from './named-record';
import {
  calendarRepository,
  levelRepository,
  regionRepository,
  type NamedRepository,
} from './named-repository';
import { organizationRepository, type OrganizationRepository } from './organization-repository';
import { productRepository, type ProductRepository } from './product-repository';
import { profileRepository, type ProfileRepository } from './profile-repository';
import { rulesRepository, type RulesRepository } from './rules-repository';
import { leaveRepository, shiftRepository, type SpanRepository } from './span-repository';
import { templateRepository, type TemplateRepository } from './template-repository';
import {
  deliveredTerms,
  termsChanges,
  type Delivered,
  type TermsChanges,
} from './terms-change-repository';

type StaffMember = {
  id: string;
  name: string;
  role: Role;
  onDuty: boolean;
  isBlocked: boolean;
};

/** What the directory needs of other rooms; compose/ puts the real ones in. */
export type DirectoryPorts = {
  clock: Clock;
  /** What keeps in step the records that processes keep in memory. */
  changes: RecordChanges;
  /** Everybody with one of these roles who may sign in. */
  staffWithRole: (roles: readonly Role[]) => Promise<readonly StaffMember[]>;
  /** Unknown ids are left out. */
  people: (ids: readonly string[]) => Promise<readonly StaffMember[]>;
  /** A calendar owes something new, by its key as a source of notices. */
  newsOwed: Signal;
  /** How the installation works where its managers chose nothing. */
  usualRules: ServiceRules;
  /** What somebody is served under may have changed: for an organization, by its id, or for anybody. */
  termsChanged: Signal;
};

export type DirectoryDeps = DirectoryPorts & {
  organizations: OrganizationRepository;
  contracts: ContractRepository;
  products: ProductRepository;
  assets: AssetRepository;
  levels: NamedRepository<LevelFields>;
  calendars: NamedRepository<CalendarFields>;
  regions: NamedRepository<RegionFields>;
  rules: RulesRepository;
  profiles: ProfileRepository;
  duty: DutyRepository;
  leave: SpanRepository;
  shifts: SpanRepository;
  templates: TemplateRepository;
  reminders: CalendarReminders;
  termsChanges: TermsChanges;
  delivered: Delivered;
};

export function directoryDeps(database: Database, ports: DirectoryPorts): DirectoryDeps {
  const { changes, clock } = ports;
  return {
    ...ports,
    organizations: cachedOrganizations(organizationRepository(database), changes),
    contracts: cachedContracts(contractRepository(database), changes),
    products: cachedProducts(productRepository(database), changes),
    assets: assetRepository(database),
    levels: levelRepository(database, changes),
    calendars: calendarRepository(database, changes),
    regions: regionRepository(database, changes),
    rules: rulesRepository(database, changes, ports.usualRules),
    profiles: profileRepository(database, changes),
    duty: dutyRepository(database),
    leave: leaveRepository(database, { changes, clock }),
    shifts: shiftRepository(database, { changes, clock }),
    templates: templateRepository(database),
    reminders: calendarReminders(database),
    termsChanges: termsChanges(database),
    delivered: deliveredTerms(database),
  };
}

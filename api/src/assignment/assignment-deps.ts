import type { Clock } from '#api/clock';
import type { Database } from '#api/mongo/index';
import type { EngineerProfile } from '#shared/directory/engineer-profile';
import type { ServiceRules } from '#shared/directory/service-rules';

import { offerTurns, type OfferTurns } from './offer-turn-repository';

type Ids = readonly string[];

/** Whose work was it before. */
export type Origin = {
  assetCode: string | null;
  organizationId: string | null;
  reporterId: string;
};

/** What says where a ticket is. */
export type Whereabouts = {
  assetCode: string | null;
  /** As the desk knows; null: where the device stands. */
  regionId?: string | null;
};

export type TicketRegion = {
  id: string;
  name: string;
  /** The desk chose it; otherwise it is the device’s. */
  isChosen: boolean;
};

/** What assignment needs of other rooms; compose/ puts the real ones in. */
export type AssignmentPorts = {
  clock: Clock;
  /** Everybody who may solve tickets. */
  engineers: (at: Date) => Promise<readonly EngineerProfile[]>;
  onCall: (at: Date) => Promise<Ids>;
  nextOnCall: (after: Date) => Promise<{ personId: string; from: Date } | null>;
  rules: () => Promise<ServiceRules>;
  /** Where somebody has to go; null: nobody knows. */
  regionOf: (ticket: Whereabouts) => Promise<TicketRegion | null>;
  /** How many open tickets these people hold or are asked to take; nobody is left out. */
  countLoad: (engineerIds: Ids) => Promise<ReadonlyMap<string, number>>;
  /** Who closed the newest tickets of this device, and of this customer. */
  solversBefore: (origin: Origin) => Promise<{ asset: Ids; customer: Ids }>;
};

export type AssignmentDeps = AssignmentPorts & { turns: OfferTurns };

export function assignmentDeps(database: Database, ports: AssignmentPorts): AssignmentDeps {
  return { ...ports, turns: offerTurns(database, ports.clock) };
}

import {
  createCircuitBreaker,
  type Attempts,
  type CircuitBreaker,
  type Signal,
} from '#api/background/index';
import type { RecordChanges } from '#api/cache/index';
import type { Clock, MonotonicClock } from '#api/clock';
import type { Database } from '#api/mongo/index';
import type { WechatClient } from '#api/wechat/index';
import type { PersonReply } from '#shared/accounts/account-api';
import type { Actor } from '#shared/accounts/actor';
import type { AttachmentReply } from '#shared/attachments/attachment-api';

import { cachedChecks } from './cached-checks';
import { checkRepository, type CheckRepository } from './check-repository';
import { verdictRepository, type VerdictRepository } from './verdict-repository';

type Ids = readonly string[];

/** What is shown of a ticket to say where something stands. */
export type Glimpse = {
  number: string;
  /** The words that belong to the check; null when no step of the ticket carries it. */
  words: string | null;
};

/** What is needed to have words and pictures checked, and to know how they stand: all that other rooms build on. */
type ModerationPorts = {
  clock: Clock;
  wechat: Pick<WechatClient, 'checkText' | 'startMediaCheck'>;
  /** The words and pictures are the product's own: nobody looks them over. */
  isTrusted: boolean;
  /** WeChat asks who said it; null: somebody whom WeChat does not know. */
  openidOf: (personId: string) => Promise<string | null>;
  /** There are pictures to be checked. */
  checksDue: Signal;
};

export type ModerationDeps = ModerationPorts & { checks: CheckRepository; breaker: CircuitBreaker };

/** What is needed to look again, to take WeChat's answers and to lay flags before the desk: it builds on other rooms. */
type ReviewPorts = {
  attempts: Attempts;
  /** Where WeChat can fetch a picture until then. Null: it is gone; without an address WeChat cannot reach us. */
  pictureAddress: (attachmentId: string, until: Date) => Promise<{ url: string | null } | null>;
  /** Null: there is no such ticket. */
  glimpse: (ticketId: string, checkId: string) => Promise<Glimpse | null>;
  /** Faces are there for a reader to open. */
  people: (ids: Ids, reader?: Actor) => Promise<ReadonlyMap<string, PersonReply>>;
  /** Takes a name away that must not be shown. */
  clearName: (personId: string) => Promise<unknown>;
  presentPictures: (ids: Ids, viewer: Actor) => Promise<ReadonlyMap<string, AttachmentReply>>;
  /** What phones show of this ticket is no longer right: of this picture, or of words. */
  ticketChanged: (ticketId: string, attachmentId: string | null) => Promise<void>;
};

export type ReviewDeps = ModerationDeps & ReviewPorts & { verdicts: VerdictRepository };

type Ground = { changes: RecordChanges; monotonic: MonotonicClock };

export function moderationDeps(
  database: Database,
  { changes, monotonic, ...ports }: ModerationPorts & Ground,
): ModerationDeps {
  return {
    ...ports,
    checks: cachedChecks(checkRepository(database), changes),
    breaker: createCircuitBreaker(monotonic),
  };
}

export function reviewDeps(
  database: Database,
  moderation: ModerationDeps,
  ports: ReviewPorts,
): ReviewDeps {
  return { ...moderation, ...ports, verdicts: verdictRepository(database) };
}

import { createHash } from 'node:crypto';

import type { Role } from '#shared/accounts/roles';
import type { LiveEvent } from '#shared/live/live-messages';

/** Whom news concerns, as a word that connections gather under. */
export type Group =
  `organization:${string}` | `person:${string}` | `role:${Role}` | `ticket:${string}`;

/** What one process tells all of them. It holds no words and no secrets, so the way there may be anybody's Redis. */
export type News =
  /** What staff and what customers among those concerned are told; null: nothing. */
  | { kind: 'event'; to: Group[]; staff: LiveEvent | null; customer: LiveEvent | null }
  /** These persons' number of unread notices changed. */
  | { kind: 'inbox'; personIds: string[] }
  /** Somebody signed out. */
  | { kind: 'session-ended'; session: string }
  /** Records that processes keep in memory are no longer as they were, by id. */
  | {
      kind: 'records-changed';
      records:
        | 'attachments'
        | 'calendars'
        | 'contracts'
        | 'flagged-tickets'
        | 'leave'
        | 'organizations'
        | 'picture-checks'
        | 'products'
        | 'regions'
        | 'service-levels'
        | 'service-rules'
        | 'sessions'
        | 'shifts'
        | 'staff-profiles'
        | 'tickets'
        | 'unread'
        | 'users'
        | 'word-checks';
      ids: string[];
    }
  /** Who of the staff listens at one process, all of them. */
  | { kind: 'presence'; process: string; personIds: string[]; isAnswerWanted: boolean }
  /** News may have been lost on the way. */
  | { kind: 'gap' };

/** Every process hears what any of them publishes, itself at once. Nothing is kept for later. */
export type Bus = {
  /** Must not throw and is not waited for. */
  publish: (news: News) => void;
  /** The same for what others must have heard before somebody is answered: resolves when it is on its way to all of them, or after a moment. */
  tell: (news: News) => Promise<void>;
  listen: (listener: (news: News) => void) => void;
  /** Whether what the others publish arrives; false while the way between the processes is broken. */
  isWhole: () => boolean;
  close: () => Promise<void>;
};

/** For a product of one process. */
export function localBus(): Bus {
  const listeners: ((news: News) => void)[] = [];
  const publish = (news: News) => {
    listeners.forEach((listener) => {
      listener(news);
    });
  };
  return {
    publish,
    tell: (news) => {
      publish(news);
      return Promise.resolve();
    },
    listen: (listener) => {
      listeners.push(listener);
    },
    isWhole: () => true,
    close: () => Promise.resolve(),
  };
}

/** Names a session without giving its token away. */
export function sessionName(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}

import { accountDeps, cachedUsers, people, peopleWho, userRepository } from '#api/accounts/index';
import { attachmentDeps } from '#api/attachments/index';
import { createSignal, type Signal } from '#api/background/index';
import { absencesAt, termsOf } from '#api/directory/index';
import { articleRepository } from '#api/knowledge/index';
import { sessionName } from '#api/live/index';
import { moderationDeps } from '#api/moderation/index';
import { cachedInbox, deadLetterRepository, inboxRepository } from '#api/notices/index';
import { ticketDeps } from '#api/tickets/index';

import { composeAssignment } from './assignment';
import { contentSafety } from './content-safety';
import { callersFrom, composeCustomers, ticketsBelow } from './customers';
import { accountsFrom, composeDirectory } from './directory';
import type { Foundation } from './foundation';
import { composeGatekeeper } from './gatekeeper';
import { composeNotices } from './notices';
import { composeRecords } from './records';
import { composeReview } from './review';

/** What each room works with. */
export type RoomDeps = Awaited<ReturnType<typeof composeRooms>>;

/** Gives each room what it needs of the others, strictly downwards: nothing knows what is built after it. */
export async function composeRooms(foundation: Foundation) {
  const { attempts, announce, changes, clock, database, isThere } = foundation;
  const users = cachedUsers(userRepository(database), changes);
  const signals = roomSignals();
  const directory = composeDirectory(foundation, { users, ...signals });
  const inbox = cachedInbox(inboxRepository(database), changes);
  const attachments = await attachmentDeps(foundation);
  const moderation = composeModeration(foundation, { users, checksDue: signals.checksDue });
  const safety = contentSafety(attachments, moderation);
  const accounts = accountDeps(database, {
    ...foundation,
    ...safety,
    ...accountsFrom(directory, foundation),
    users,
    ...ticketsBelow(foundation),
    dutyEnded: signals.dutyEnded.raise,
    sessionEnded: (token) => {
      announce({ kind: 'session-ended', session: sessionName(token) });
    },
  });
  const tickets = ticketDeps(database, {
    ...safety,
    ...{ attempts, announce, changes, clock },
    people: (ids, reader) => people(accounts, ids, reader),
    ...callersFrom(accounts),
    desk: (reader) => peopleWho(accounts, 'dispatch tickets', reader),
    staff: (reader) => peopleWho(accounts, 'read every ticket', reader),
    organization: (id) => directory.organizations.find(id),
    terms: (ticket) => termsOf(directory, ticket, ticket.createdAt),
    ...{ termsChanges: directory.termsChanges, termsChanged: signals.termsChanged },
    ...composeAssignment(foundation, directory),
    countFlags: moderation.checks.countOpen,
    product: (id) => directory.products.find(id),
    unreadTickets: (personId, ids) => inbox.unreadSources(personId, { kind: 'ticket', ids }),
    absences: (at) => absencesAt(directory, at),
    dutyEnded: signals.dutyEnded,
    newsOwed: signals.newsOwed,
  });
  return {
    ...{ accounts, announce, attachments, directory, inbox, isThere, signals, tickets },
    customers: composeCustomers(foundation, { accounts, directory, tickets }),
    ...{ articles: articleRepository(database), failures: foundation.failures },
    deadLetters: deadLetterRepository(database),
    gatekeeper: composeGatekeeper({ accounts, moderation, tickets }),
    moderation: composeReview(foundation, { accounts, attachments, moderation, tickets }),
    records: await composeRecords(foundation, { accounts, attachments, tickets }),
    ...composeNotices(foundation, { accounts, inbox, pushesDue: signals.pushesDue }),
  };
}

/** What rooms tell each other without waiting. */
function roomSignals() {
  return {
    newsOwed: createSignal(),
    pushesDue: createSignal(),
    checksDue: createSignal(),
    termsChanged: createSignal(),
    dutyEnded: createSignal(),
  };
}

function composeModeration(
  { changes, clock, database, isContentOurs = false, monotonic, wechat }: Foundation,
  { checksDue, users }: { checksDue: Signal; users: ReturnType<typeof userRepository> },
) {
  return moderationDeps(database, {
    ...{ changes, checksDue, clock, monotonic, wechat },
    isTrusted: isContentOurs,
    openidOf: async (id) => (await users.find(id))?.openid ?? null,
  });
}

import type { Bound } from '#shared/bounds/bound';

const keptRecords = {
  kind: 'cache',
  unit: 'records',
  beyond: 'those go that nobody asked for longest; they are read again when they are asked for',
} as const;

/** What a process keeps in memory. */
export const memoryBounds = {
  usersKept: {
    ...keptRecords,
    ...{ most: 20_000, of: 'people', place: 'api/src/accounts/cached-users.ts' },
  },
  sessionsKept: {
    ...keptRecords,
    ...{ most: 20_000, of: 'sessions', place: 'api/src/accounts/cached-sessions.ts' },
  },
  directoryKept: {
    ...keptRecords,
    ...{ most: 5000, of: 'organizations, what they have contracts for, and as many products' },
    place: 'api/src/directory/cached-directory.ts',
  },
  attachmentsKept: {
    ...keptRecords,
    ...{ most: 20_000, of: 'attachments', place: 'api/src/attachments/cached-attachments.ts' },
  },
  checksKept: {
    ...keptRecords,
    ...{ most: 20_000, of: 'content checks: of words, of pictures, and flags of tickets, of each' },
    place: 'api/src/moderation/cached-checks.ts',
  },
  unreadKept: {
    ...keptRecords,
    ...{ most: 20_000, unit: 'persons', of: 'what people have unread' },
    place: 'api/src/notices/cached-inbox.ts',
  },
  unreadOfPerson: {
    ...{ kind: 'cache', most: 500, unit: 'notices' },
    of: 'one person’s unread notices that are kept in memory',
    beyond: 'the database is asked, and its answers are kept instead',
    place: 'api/src/notices/cached-inbox.ts',
  },
  recordKeptBriefly: {
    ...{ kind: 'cache', most: 3000, unit: 'ms' },
    of: 'how long a record is believed that nobody said had changed',
    beyond: 'it is read again',
    place: 'api/src/cache/record-cache.ts',
  },
  recordKeptLonger: {
    ...{ kind: 'cache', most: 60_000, unit: 'ms' },
    of: 'the same of what tickets name: people, organizations, terms, pictures; where all that write are heard',
    beyond: 'it is read again',
    place: 'api/src/cache/record-cache.ts',
  },
  ticketsKept: {
    ...keptRecords,
    ...{
      most: 500,
      unit: 'tickets',
      of: 'tickets with their newest entries, as staff or as customers see them',
    },
    place: 'api/src/tickets/cached-tickets.ts',
  },
  listsKept: {
    ...keptRecords,
    ...{ most: 300, unit: 'lists', of: 'lists of tickets, first pages only' },
    place: 'api/src/tickets/cached-tickets.ts',
  },
  stepsKept: {
    ...keptRecords,
    ...{ most: 2000, unit: 'tickets', of: 'tickets of whose steps is known what may be told' },
    place: 'api/src/tickets/cached-tickets.ts',
  },
  stepQuestionsKept: {
    ...{ kind: 'cache', most: 4, unit: 'questions' },
    of: 'different questions about the steps of one ticket',
    beyond: 'they are asked in the database each time',
    place: 'api/src/tickets/cached-tickets.ts',
  },
  inboxesKept: {
    ...keptRecords,
    ...{
      most: 500,
      unit: 'persons',
      of: 'people’s newest notices, and answers about whoever has much unread',
    },
    place: 'api/src/notices/cached-inbox.ts',
  },
  pagesKept: {
    ...{ kind: 'cache', most: 8, unit: 'pages' },
    of: 'pages of one list: by length and by what it is narrowed to',
    beyond: 'they are read each time',
    place: 'api/src/cache/page-cache.ts',
  },
  linksKept: {
    ...{ kind: 'cache', most: 20_000, unit: 'links' },
    of: 'signed links to pictures',
    beyond: 'those that nobody asked for longest are signed anew',
    place: 'api/src/attachments/attachment-links.ts',
  },
  coursesKept: {
    ...{ kind: 'cache', most: 10_000, unit: 'tickets' },
    of: 'tickets whose last live event is remembered, to keep the next ones in order',
    beyond: 'those that nothing happened to for longest are forgotten; what waited of them is told',
    place: 'api/src/live/in-order.ts',
  },
  failuresRemembered: {
    ...{ kind: 'cache', most: 10_000, unit: 'pieces of work' },
    of: 'what failed before, so that its success is written down',
    beyond: 'the oldest is forgotten; its record goes by itself after 30 days',
    place: 'api/src/background/attempts.ts',
  },
} as const satisfies Record<string, Bound>;

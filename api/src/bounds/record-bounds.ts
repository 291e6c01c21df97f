import type { Bound } from '#shared/bounds/bound';
import { ratingLimits } from '#shared/ratings/rating';
import { taskLimits } from '#shared/tasks/task-limits';
import { ticketLimits } from '#shared/tickets/ticket-limits';

const swept = 'the database removes it by itself';

/** What records hold, and how long they are kept. What people reported stays: it is theirs, and the disk's room is watched. */
export const recordBounds = {
  talkOnTicket: {
    ...{ kind: 'record', most: ticketLimits.entries, unit: 'entries' },
    of: 'timeline of a ticket, as long as something is only said',
    beyond: '409 ticket.too_long: nothing more is said on it, its end can always be reached',
    ...{ place: 'api/src/tickets/assert-fits.ts', as: 'ticketLimits.entries' },
  },
  movesOnTicket: {
    ...{ kind: 'record', most: ticketLimits.moves, unit: 'entries' },
    of: 'timeline of a ticket, as long as it is moved about',
    beyond: '409 ticket.too_long: only what ends it is taken, a rating or a call no more',
    ...{ place: 'api/src/tickets/assert-fits.ts', as: 'ticketLimits.moves' },
  },
  rounds: {
    ...{ kind: 'record', most: ticketLimits.rounds, unit: 'rounds' },
    of: 'resolutions of one ticket that the customer took for none',
    beyond:
      '409 ticket.too_long: it is neither rejected nor reopened again; a new report begins afresh',
    ...{ place: 'api/src/tickets/assert-fits.ts', as: 'ticketLimits.rounds' },
  },
  talkHeld: {
    ...{ kind: 'record', most: 200, unit: 'entries' },
    of: 'entries that a ticket itself may hold when something is said; they move while nothing fails',
    beyond: '409 ticket.too_long until they have moved',
    place: 'api/src/tickets/assert-fits.ts',
  },
  movesHeld: {
    ...{ kind: 'record', most: 300, unit: 'entries' },
    of: 'the same when it is moved about',
    beyond: '409 ticket.too_long until they have moved',
    place: 'api/src/tickets/assert-fits.ts',
  },
  endingsHeld: {
    ...{ kind: 'record', most: 380, unit: 'entries' },
    of: 'the same when it ends: far below MongoDB’s 16 MB for one record',
    beyond: '409 ticket.too_long until they have moved',
    place: 'api/src/tickets/assert-fits.ts',
  },
  entriesAllowed: {
    ...{ kind: 'record', most: 120, unit: 'entries' },
    of: 'entries on a ticket itself before the older ones move to its history',
    beyond: 'all but the newest 100 move, a moment later',
    place: 'api/src/tickets/history-repository.ts',
  },
  entriesKept: {
    ...{ kind: 'record', most: 100, unit: 'entries' },
    of: 'entries that stay on a ticket itself when the older ones move',
    beyond: 'they are read from its history',
    place: 'api/src/tickets/history-repository.ts',
  },
  entriesCopied: {
    ...{ kind: 'fan-out', most: 200, unit: 'entries' },
    of: 'entries that move to a history in one command',
    beyond: 'the next ones follow in the next command',
    place: 'api/src/tickets/history-repository.ts',
  },
  entriesShown: {
    ...{ kind: 'list', most: 30, unit: 'entries' },
    of: 'entries that a ticket is shown and decided on with',
    beyond: 'older ones are asked for page by page',
    place: 'api/src/tickets/ticket-projection.ts',
  },
  entriesOnPage: {
    ...{ kind: 'list', most: 30, unit: 'entries' },
    of: 'entries of a page that goes back in a timeline',
    beyond: 'the next page goes on',
    place: 'api/src/tickets/show-timeline.ts',
  },
  entriesOfRecord: {
    ...{ kind: 'list', most: 500, unit: 'entries' },
    of: 'entries that a service record lists',
    beyond: 'the newest are listed and the record says so; the ticket shows all',
    place: 'api/src/tickets/record-of-ticket.ts',
  },
  entriesAfter: {
    ...{ kind: 'list', most: 100, unit: 'entries' },
    of: 'entries of a page that goes on in a timeline',
    beyond: 'the next page goes on',
    place: 'api/src/tickets/show-timeline.ts',
  },
  followers: {
    ...{ kind: 'record', most: 100, unit: 'colleagues' },
    of: 'colleagues who took part in one ticket and are told of news',
    beyond: 'who speaks up then is heard and sees the ticket, but is not told of news by itself',
    place: 'api/src/tickets/effects/message.ts',
  },
  joinedReporters: {
    ...{ kind: 'record', most: 100, unit: 'reporters' },
    of: 'reporters whose own tickets were merged into one',
    beyond: 'their ticket is merged all the same, but they do not see the other one',
    place: 'api/src/tickets/effects/link.ts',
  },
  owedNotices: {
    ...{ kind: 'queue', most: 400, unit: 'notices' },
    of: 'notices that one ticket owes while they cannot be told',
    beyond: 'the oldest are not told any more; the ticket shows what happened',
    place: 'api/src/tickets/ticket-repository.ts',
  },
  unreachedOnTicket: {
    ...{ kind: 'list', most: 20, unit: 'marks' },
    of: 'people who could not be told something of one ticket',
    beyond: 'the oldest are shown no more',
    place: 'api/src/tickets/reach/unreached.ts',
  },
  attachmentsOfStep: {
    ...{ kind: 'list', most: ticketLimits.attachmentsPerStep, unit: 'attachments' },
    of: 'attachments of one step, and of a report',
    beyond: '400 request.invalid; the next message takes more',
    ...{ place: 'shared/tickets/attachment-ids.ts', as: 'ticketLimits.attachmentsPerStep' },
  },
  description: {
    ...{ kind: 'text', most: ticketLimits.descriptionLength, unit: 'signs' },
    of: 'words of a report; of a step and of each part of a resolution as many',
    beyond: '400 request.invalid, which names the field',
    ...{ place: 'shared/tickets/submit-body.ts', as: 'ticketLimits.descriptionLength' },
  },
  ratingVersions: {
    ...{ kind: 'record', most: ratingLimits.versions, unit: 'versions' },
    of: 'what was said before in a rating that is changed again and again',
    beyond: 'the oldest are forgotten',
    ...{ place: 'api/src/ratings/give-rating.ts', as: 'ratingLimits.versions' },
  },
  tasksOpen: {
    ...{ kind: 'record', most: taskLimits.open, unit: 'tasks' },
    of: 'tasks of one ticket that wait to be done',
    beyond: '409 task.too_many: one has to be finished or dropped first',
    place: 'api/src/tickets/tasks/task-effects.ts',
  },
  tasks: {
    ...{ kind: 'record', most: taskLimits.ever, unit: 'tasks' },
    of: 'tasks that one ticket ever had',
    beyond: '409 task.too_many; those that are open can be changed',
    place: 'api/src/tickets/tasks/task-effects.ts',
  },
  criteria: {
    ...{ kind: 'list', most: taskLimits.criteria, unit: 'criteria' },
    of: 'acceptance criteria of one ticket',
    beyond: '400 request.invalid',
    ...{ place: 'shared/tasks/task-fields.ts', as: 'taskLimits.criteria' },
  },
  sessionsOfPerson: {
    ...{ kind: 'record', most: 20, unit: 'sessions' },
    of: 'sessions of one person',
    beyond: 'the one that was not used for longest ends; its phone signs in again by itself',
    place: 'api/src/accounts/session-repository.ts',
  },
  sessionsInSandbox: {
    ...{ kind: 'record', most: 5000, unit: 'sessions' },
    of: 'sessions of one person in a sandbox, where every visitor is one of the same few',
    beyond: 'the one that was not used for longest ends; its phone signs in again by itself',
    place: 'api/src/compose/foundation.ts',
  },
  sessionDays: {
    ...{ kind: 'record', most: 30, unit: 'days' },
    of: 'how long a session lasts that nobody uses',
    beyond: `${swept}; the phone signs in again by itself`,
    place: 'api/src/accounts/sign-in.ts',
  },
  staffOfRole: {
    ...{ kind: 'list', most: 500, unit: 'people' },
    of: 'people of one role that are listed, assigned to and told',
    beyond: '`npm run staff` makes no other one and says so',
    place: 'api/src/accounts/give-role.ts',
  },
  productsListed: {
    ...{ kind: 'list', most: 500, unit: 'products' },
    of: 'products that somebody can choose from',
    beyond: 'the first by name are shown; the report goes without one',
    place: 'api/src/directory/product-repository.ts',
  },
  assetsOfOrganization: {
    ...{ kind: 'list', most: 2000, unit: 'assets' },
    of: 'installed copies and devices of one organization, to find its products',
    beyond: 'products of further ones are not offered; the report goes without one',
    place: 'api/src/directory/product-repository.ts',
  },
  counted: {
    ...{ kind: 'list', most: 1000, unit: 'records' },
    of: 'how far flags, failed pushes, what is set aside and what is unread are counted',
    beyond: 'the number stays there; the list goes on',
    place: 'api/src/mongo/count-some.ts',
  },
  consentReports: {
    ...{ kind: 'record', most: 200, unit: 'reports' },
    of: 'consents of one person to one template in a day, to tell a report told twice',
    beyond: 'the oldest are forgotten; a repetition of those counts as new',
    place: 'api/src/notices/count-consent.ts',
  },
  noticeDays: {
    ...{ kind: 'record', most: 730, unit: 'days' },
    of: 'how long a notice stays in an inbox',
    beyond: `${swept}; the ticket shows what happened`,
    place: 'api/src/notices/inbox-model.ts',
  },
  pushDays: {
    ...{ kind: 'record', most: 730, unit: 'days' },
    of: 'how long a push is remembered, failed ones included',
    beyond: `${swept}; nobody wants news of years ago in WeChat`,
    place: 'api/src/notices/push-model.ts',
  },
  failureDays: {
    ...{ kind: 'record', most: 30, unit: 'days' },
    of: 'how long it is remembered that a piece of work failed',
    beyond: `${swept}; what still fails is tried again and comes back`,
    place: 'api/src/background/failure-model.ts',
  },
  callbackDays: {
    ...{ kind: 'record', most: 30, unit: 'days' },
    of: 'how long WeChat’s callbacks and their signatures are remembered, to know repeated ones',
    beyond: swept,
    place: 'api/src/wechat/callback-inbox-model.ts',
  },
  solvedBefore: {
    ...{ kind: 'list', most: 30, unit: 'tickets' },
    of: 'closed tickets of a device, or of a customer, that say who knows it',
    beyond: 'older ones say nothing: the newest are read',
    place: 'api/src/tickets/ticket-assignment-repository.ts',
  },
  verdictDays: {
    ...{ kind: 'record', most: 1, unit: 'days' },
    of: 'how long WeChat’s answer waits for the question that it overtook',
    beyond: `${swept}; the check is asked for again`,
    place: 'api/src/moderation/verdict-model.ts',
  },
} as const satisfies Record<string, Bound>;

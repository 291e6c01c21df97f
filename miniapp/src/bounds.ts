import type { Bound } from '#shared/bounds/bound';
import { ticketLimits } from '#shared/tickets/ticket-limits';

/** What a phone keeps, and what happens when it is too much. */
export const bounded = {
  answersKept: {
    ...{ kind: 'cache', most: 60, unit: 'answers' },
    of: 'last answers that are drawn at once when a page is opened again',
    beyond: 'the oldest is forgotten and asked for again',
    place: 'miniapp/src/client/query-cache.ts',
  },
  answersOnPhone: {
    ...{ kind: 'cache', most: 80, unit: 'answers' },
    of: 'answers that an engineer’s day needs without a network, of one person',
    beyond: 'the one that was not touched for longest is forgotten',
    place: 'miniapp/src/client/kept-answers.ts',
  },
  signsOnPhone: {
    ...{ kind: 'cache', most: 2_000_000, unit: 'signs' },
    of: 'these answers together; WeChat keeps 10 MB of everything, browsers about 5',
    beyond: 'those that were not touched for longest are forgotten',
    place: 'miniapp/src/client/kept-answers.ts',
  },
  stepsWaiting: {
    ...{ kind: 'queue', most: 60, unit: 'steps' },
    of: 'steps that somebody of the staff took without a network',
    beyond: 'the next one is refused with a sentence that says why; its form stays as it is',
    place: 'miniapp/src/tickets/outbox/step-outbox.ts',
  },
  pictureBytesWaiting: {
    ...{ kind: 'queue', most: 100 * 1024 * 1024, unit: 'bytes' },
    of: 'pictures of these steps together; WeChat keeps 200 MB of files',
    beyond: 'the next step is refused with a sentence that says why; its form stays as it is',
    place: 'miniapp/src/tickets/outbox/step-outbox.ts',
  },
  draftsKept: {
    ...{ kind: 'queue', most: 30, unit: 'drafts' },
    of: 'words that were typed and not sent, of one phone or tab',
    beyond: 'the one that was not touched for longest is forgotten',
    place: 'miniapp/src/client/use-draft.ts',
  },
  reportsWaiting: {
    ...{ kind: 'queue', most: 1, unit: 'reports' },
    of: 'reports of one person that wait for a network',
    beyond: 'the form shows the one that waits; it is taken back or arrives first',
    ...{ place: 'miniapp/src/tickets/report-outbox.ts', as: 'At most one report waits' },
  },
  consentsWaiting: {
    ...{ kind: 'queue', most: 100, unit: 'answers' },
    of: 'answers to WeChat’s question that wait to be told, at most for a day',
    beyond: 'the oldest is forgotten; WeChat tells of it itself',
    place: 'miniapp/src/notices/consent/report-consents.ts',
  },
  itemsListed: {
    ...{ kind: 'list', most: 1000, unit: 'items' },
    of: 'items that one list shows',
    beyond: 'the list goes on no further; a filter or a search brings up the others',
    place: 'miniapp/src/client/use-pages.ts',
  },
  picturesOfStep: {
    ...{ kind: 'list', most: ticketLimits.attachmentsPerStep, unit: 'pictures' },
    of: 'pictures of one report or step',
    beyond: 'the button to add one goes away',
    ...{ place: 'miniapp/src/tickets/use-report.ts', as: 'attachmentsPerStep' },
  },
} as const satisfies Record<string, Bound>;

import type { Bound } from '#shared/bounds/bound';
import { idempotencyKeyLength, idsAtOnce, pageLimit } from '#shared/http/limits';
import { mostWatched } from '#shared/live/live-messages';
import { ticketLimits } from '#shared/tickets/ticket-limits';

const KB = 1024;
const MB = 1024 * KB;
const second = 1000;
const minute = 60 * second;

/** What comes in over the network, and the lines that it comes over. */
export const requestBounds = {
  connections: {
    ...{ kind: 'connection', most: 10_000, unit: 'connections' },
    of: 'connections to one process, live lines included',
    beyond: 'nobody else is let in until one leaves; phones come again by themselves',
    place: 'api/src/http/listen.ts',
  },
  ticketsAtOnce: {
    ...{ kind: 'list', most: ticketLimits.ticketsAtOnce, unit: 'tickets' },
    of: 'tickets that the desk assigns or closes with one request',
    beyond: '400 request.invalid; the next request takes more',
    ...{ place: 'shared/tickets/desk-ticket-api.ts', as: 'ticketLimits.ticketsAtOnce' },
  },
  headerBytes: {
    ...{ kind: 'body', most: 16 * KB, unit: 'bytes' },
    of: 'request line and headers of one request, its query included',
    beyond: '431, and the connection is closed',
    place: 'api/src/compose/start-product.ts',
  },
  headersWait: {
    ...{ kind: 'wait', most: 15 * second, unit: 'ms' },
    of: 'until the headers of a request are there',
    beyond: '408, and the connection is closed',
    place: 'api/src/http/listen.ts',
  },
  requestWait: {
    ...{ kind: 'wait', most: 10 * minute, unit: 'ms' },
    of: 'until a whole request is there: a 50 MB video on a slow line',
    beyond: '408, and the connection is closed',
    place: 'api/src/http/listen.ts',
  },
  silence: {
    ...{ kind: 'wait', most: 2 * minute, unit: 'ms' },
    of: 'in which a connection carries nothing while something is on its way',
    beyond: 'the connection is closed',
    place: 'api/src/http/listen.ts',
  },
  jsonBytes: {
    ...{ kind: 'body', most: MB, unit: 'bytes' },
    of: 'JSON body of one request',
    beyond: '413 request.too_large',
    place: 'api/src/http/read-json.ts',
  },
  jsonDepth: {
    ...{ kind: 'body', most: 16, unit: 'levels' },
    of: 'lists and objects in each other in a JSON body',
    beyond: '400 request.invalid',
    place: 'api/src/http/read-json.ts',
  },
  jsonWait: {
    ...{ kind: 'wait', most: 30 * second, unit: 'ms' },
    of: 'until a JSON body is there',
    beyond: '408 request.too_slow, and the connection is closed',
    place: 'api/src/http/read-json.ts',
  },
  drainedBytes: {
    ...{ kind: 'body', most: 128 * MB, unit: 'bytes' },
    of: 'body that is read on and thrown away, so that its sender gets to the answer',
    beyond: 'the connection is closed',
    place: 'api/src/http/drain-body.ts',
  },
  drainedWait: {
    ...{ kind: 'wait', most: minute, unit: 'ms' },
    of: 'for the rest of a body that nobody wants',
    beyond: 'the connection is closed',
    place: 'api/src/http/drain-body.ts',
  },
  key: {
    ...{ kind: 'text', most: idempotencyKeyLength, unit: 'characters' },
    of: '`Idempotency-Key`',
    beyond: '400 request.invalid',
    ...{ place: 'api/src/http/mount.ts', as: 'idempotencyKeyLength' },
  },
  page: {
    ...{ kind: 'list', most: pageLimit.most, unit: 'items' },
    of: 'page of any list that is read page by page',
    beyond: '400 request.invalid; a smaller page has a cursor to the next one',
    ...{ place: 'shared/http/page.ts', as: 'pageLimit.most' },
  },
  idsAtOnce: {
    ...{ kind: 'list', most: idsAtOnce, unit: 'ids' },
    of: 'notices that are marked as read by their ids',
    beyond: '400 request.invalid; all of a ticket, or all, are marked without ids',
    ...{ place: 'shared/notices/notice-api.ts', as: 'idsAtOnce' },
  },
  readWait: {
    ...{ kind: 'wait', most: 20 * second, unit: 'ms' },
    of: 'read in the database',
    beyond: 'the database gives up: 503 request.took_too_long',
    place: 'api/src/mongo/bound-reads.ts',
  },
  eventLoopDelay: {
    ...{ kind: 'wait', most: 200, unit: 'ms' },
    of: 'for a turn in the process, on average over half a second',
    beyond:
      '/readyz and new heavy reads answer 503 server.busy with `Retry-After`; what runs goes on',
    place: 'api/src/http/event-loop.ts',
  },
  callersCounted: {
    ...{ kind: 'cache', most: 50_000, unit: 'callers' },
    of: 'addresses or persons that one process counts for one bound on calls',
    beyond: 'whoever was silent longest is counted from nothing again',
    place: 'api/src/http/limiters.ts',
  },
  linesOfPerson: {
    ...{ kind: 'connection', most: 20, unit: 'live lines' },
    of: 'one person in one process: phones, tabs, and what broke off unnoticed',
    beyond: 'the new line is refused; the page asks by itself now and then',
    place: 'api/src/live/serve-live.ts',
  },
  linesOfAddress: {
    ...{ kind: 'connection', most: 5000, unit: 'live lines' },
    of: 'one address in one process; an office shares one',
    beyond: 'the new line is refused; the page asks by itself now and then',
    place: 'api/src/live/serve-live.ts',
  },
  lineMessageBytes: {
    ...{ kind: 'body', most: 16 * KB, unit: 'bytes' },
    of: 'one message of a phone on its live line',
    beyond: 'the line is closed (1009)',
    place: 'api/src/live/serve-live.ts',
  },
  lineMessages: {
    ...{ kind: 'queue', most: 240, unit: 'messages a minute' },
    of: 'messages of one phone on its live line',
    beyond: 'the line is closed; the phone comes back later',
    place: 'api/src/live/serve-live.ts',
  },
  lineBytes: {
    ...{ kind: 'queue', most: 256 * KB, unit: 'bytes' },
    of: 'what waits for one phone that does not keep up',
    beyond: 'the line is closed; the phone catches up when it is back',
    place: 'api/src/live/serve-live.ts',
  },
  lineHello: {
    ...{ kind: 'wait', most: 10 * second, unit: 'ms' },
    of: 'until a live line has said who it is',
    beyond: 'the line is closed',
    place: 'api/src/live/serve-live.ts',
  },
  watched: {
    ...{ kind: 'list', most: mostWatched, unit: 'tickets' },
    of: 'tickets on one phone’s screen that it names on its live line',
    beyond: 'the line is closed as a wrong message',
    ...{ place: 'shared/live/live-messages.ts', as: 'mostWatched' },
  },
  heldEvents: {
    ...{ kind: 'queue', most: 2000, unit: 'events' },
    of: 'events that wait while a phone is told what it missed',
    beyond: 'the line is closed; the phone catches up when it is back',
    place: 'api/src/live/connection.ts',
  },
  missedEvents: {
    ...{ kind: 'list', most: 2000, unit: 'events' },
    of: 'events that a phone which comes back is told one by one',
    beyond: 'its page asks for everything on screen instead',
    place: 'api/src/live/catch-up.ts',
  },
  missedEntries: {
    ...{ kind: 'list', most: 100, unit: 'entries' },
    of: 'entries of one ticket that a phone which comes back is told one by one',
    beyond: 'its page asks for the whole ticket instead',
    place: 'api/src/tickets/missed-entries.ts',
  },
} as const satisfies Record<string, Bound>;

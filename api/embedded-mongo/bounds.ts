type Bound = {
  kind: 'body' | 'connection' | 'cache' | 'list' | 'queue' | 'wait';
  of: string;
  most: number;
  unit: string;
  beyond: string;
  place: string;
};

const MB = 1024 * 1024;

/** What a client can make this server hold, and what happens at it. */
export const bounded = {
  connections: {
    ...{ kind: 'connection', most: 1000, unit: 'connections' },
    of: 'connections to the database',
    beyond: 'nobody else is let in until one leaves; drivers come again by themselves',
    place: 'api/embedded-mongo/server/serve.ts',
  },
  messageBytes: {
    ...{ kind: 'body', most: 48_000_000, unit: 'bytes' },
    of: 'one message',
    beyond: 'the connection is closed',
    place: 'api/embedded-mongo/wire/message.ts',
  },
  waitingBytes: {
    ...{ kind: 'queue', most: 96_000_000, unit: 'bytes' },
    of: 'messages of one connection that wait behind the one at hand',
    beyond: 'no more is read from it until they are answered',
    place: 'api/embedded-mongo/wire/connection.ts',
  },
  documentBytes: {
    ...{ kind: 'body', most: 16 * MB, unit: 'bytes' },
    of: 'one document',
    beyond: 'error 10334, as MongoDB answers',
    place: 'api/embedded-mongo/command/insert.ts',
  },
  statements: {
    ...{ kind: 'list', most: 100_000, unit: 'statements' },
    of: 'writes in one command',
    beyond: 'error 16, as MongoDB answers',
    place: 'api/embedded-mongo/command/write-batch.ts',
  },
  openCursors: {
    ...{ kind: 'cache', most: 1000, unit: 'cursors' },
    of: 'cursors that are open in one thread',
    beyond: 'the one that was not used for longest is closed; who goes on with it is answered 43',
    place: 'api/embedded-mongo/command/cursor-store.ts',
  },
  cursorWait: {
    ...{ kind: 'wait', most: 10 * 60_000, unit: 'ms' },
    of: 'cursor that nobody uses',
    beyond: 'it is closed; who goes on with it is answered 43',
    place: 'api/embedded-mongo/server/housekeeping.ts',
  },
  sortBytes: {
    ...{ kind: 'cache', most: 100 * MB, unit: 'bytes' },
    of: 'keys of a sort without an index',
    beyond: 'error 292, as MongoDB answers where it may not use its disk',
    place: 'api/embedded-mongo/query/sort.ts',
  },
  stageBytes: {
    ...{ kind: 'cache', most: 100 * MB, unit: 'bytes' },
    of: 'what a pipeline holds at a time: groups, facets, one document’s lookups',
    beyond: 'error 292, as MongoDB answers where it may not use its disk',
    place: 'api/embedded-mongo/aggregate/memory.ts',
  },
  indexes: {
    ...{ kind: 'list', most: 64, unit: 'indexes' },
    of: 'indexes of one collection',
    beyond: 'error 67, as MongoDB answers',
    place: 'api/embedded-mongo/command/build-indexes.ts',
  },
} as const satisfies Record<string, Bound>;

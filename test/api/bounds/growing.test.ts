import { bounded } from '#api/bounds/index';

import { emptyCollections, emptyLists, endlessReads } from './growing-things';

/** A row of the table, or the sentence that says why there is an end all the same. */
type Ends = keyof typeof bounded | `${string} ${string}`;

const collections: Record<string, Ends> = {
  'api/src/directory/product-repository.ts newest': 'assetsOfOrganization',
  'api/src/attachments/attachment-links.ts kept': 'linksKept',
  'api/src/processes/fair-turns.ts lanes': 'picturesWaiting',
  'api/src/processes/worker-pool.ts alive': 'picturesAtOnce',
  'api/src/processes/worker-pool.ts starting': 'picturesAtOnce',
  'api/src/attachments/upload-allowance.ts underway': 'connections',
  'api/src/attachments/zip-entries.ts entries': 'counted while they are read: zip-entries.ts',
  'api/src/background/scheduler.ts running': 'one for each job of the work table',
  'api/src/background/start-worker.ts running': 'as many as the work table lets at once',
  'api/src/background/attempts.ts ': 'stays empty: nothing failed',
  'api/src/background/attempts.ts atHand': 'as many as the work table lets at once',
  'api/src/background/lease-repository.ts failed': 'batch',
  'api/src/cache/answer-cache.ts answers':
    'as many as whoever asks says: pagesKept, stepQuestionsKept',
  'api/src/cache/answer-cache.ts kept': 'as many as the row of its records says',
  'api/src/cache/newest-of.ts names': 'as many as whoever makes it says',
  'api/src/cache/record-cache.ts changed': 'as long as one read in the database: readWait',
  'api/src/cache/record-cache.ts found': 'of one call: as many as it asks for',
  'api/src/cache/record-cache.ts kept': 'as many as the record’s own row says',
  'api/src/cache/record-cache.ts loads': 'connections',
  'api/src/directory/engineers-at.ts ends': 'one for each engineer: staffOfRole',
  'api/src/http/hold-back.ts running': 'connections',
  'api/src/live/connection.ts known': 'watched',
  'api/src/live/groups.ts members': 'connections',
  'api/src/live/hub.ts connections': 'connections',
  'api/src/live/hub.ts groups': 'connections',
  'api/src/live/in-order.ts courses': 'coursesKept',
  'api/src/live/in-order.ts early': 'what comes in the 300 ms in which it waits',
  'api/src/live/one-at-a-time.ts isAsked': 'connections',
  'api/src/live/presence.ts elsewhere': 'one for each process, forgotten when it is silent',
  'api/src/live/presence.ts here': 'connections',
  'api/src/live/serve-live.ts counts': 'connections',
  'api/src/moderation/standings.ts ': 'stays empty: nothing was asked for',
  'api/src/mongo/bulk-writes.ts ': 'stays empty: nothing failed',
  'api/src/notices/balances.ts ofUser': 'batch',
  'api/src/notices/find-recipients.ts asked': 'one for each set of roles',
  'api/src/notices/fresh-sources.ts keys': 'freshSources',
  'api/src/notices/push-batch.ts groups': 'batch',
  'api/src/notices/relay-batch.ts failed': 'batch',
  'api/src/notices/retell.ts known': 'page',
  'api/src/notices/tell-all.ts untold': 'batch',
  'api/src/notices/unheard.ts ': 'stays empty: WeChat tells everybody',
  'api/src/records/paper-work.ts kept': 'papersKept',
  'api/src/tickets/corrections.ts ': 'stays empty: no product is named',
  'api/src/tickets/present-summaries.ts [known, attachments, words, flagged, unread]':
    'stays empty: customers see no flags',
  'api/src/tickets/search/find-in-segments.ts ': 'stays empty: there is no such page',
  'api/src/tickets/search/postings.ts byKey': 'ticketsInSegment',
  'api/src/tickets/search/postings.ts found': 'ticketsInSegment',
  'api/src/tickets/search/segment-repository.ts postings': 'ticketsInSegment',
  'api/src/tickets/sign-search-repository.ts byId': 'page',
  'api/src/tickets/ticket-notice-owner.ts asked': 'batch',
  'api/src/tickets/ticket-notice-owner.ts readable': 'batch',
  'api/src/tickets/ticket-outbox-repository.ts failures': 'batch',
  'api/src/tickets/ticket-outbox-repository.ts groups': 'batch',
  'api/src/tickets/ticket-reading-repository.ts known': 'page',
  'api/src/tickets/words-before.ts asked': 'page',
};

const lists: Record<string, Ends> = {
  'api/src/processes/worker-pool.ts idle': 'picturesAtOnce',
  'api/src/background/signal.ts listeners': 'added while the product is put together',
  'api/src/cache/record-changes.ts listeners': 'added while the product is put together',
  'api/src/live/news.ts listeners': 'added while the product is put together',
  'api/src/notices/push-batch.ts away': 'batch',
  'api/src/notices/push-batch.ts decided': 'batch',
  'api/src/notices/tell-all.ts failures': 'recipients of one notice: staffOfRole and followers',
  'api/src/wechat/read-callback-body.ts chunks': 'signedCallback',
};

const reads: Record<string, Ends> = {
  'api/src/accounts/user-repository.ts found': 'as many as ids are asked for',
  'api/src/attachments/attachment-repository.ts [sent]': 'one line: a sum of uploadsPerDay',
  'api/src/attachments/attachment-repository.ts found': 'as many as ids are asked for',
  'api/src/directory/duty-repository.ts ended': 'as many as ids are asked for',
  'api/src/background/failure-repository.ts found': 'as many as ids are asked for',
  'api/src/background/lease-repository.ts found': 'batch',
  'api/src/moderation/check-repository.ts find': 'as many as ids are asked for',
  'api/src/moderation/check-repository.ts found': 'flags of the tickets of one page, by their ids',
  'api/src/mongo/keyset-page.ts found': 'page',
  'api/src/mongo/migrations/0011-clocks.ts users': 'the staff, once: staffOfRole',
  'api/src/mongo/migrations/index.ts known': 'one for each migration that was ever written',
  'api/src/notices/credit-repository.ts found': 'one for each template',
  'api/src/notices/inbox-repository.ts unreadSources': 'as many as ids are asked for',
  'api/src/tickets/search/segment-repository.ts found': 'segmentsTogether',
  'api/src/tickets/search/segment-repository.ts known': 'candidates',
  'api/src/tickets/ticket-reading-repository.ts found': 'as many as ids are asked for',
  'api/src/assignment/offer-turn-repository.ts found': 'as many as ids are asked for',
  'api/src/tickets/ticket-assignment-repository.ts counts':
    'one line for each engineer: staffOfRole',
};

describe.each([
  ['collection that is made empty', emptyCollections(), collections],
  ['list that is pushed to later', emptyLists(), lists],
  ['read in the database without a limit', endlessReads(), reads],
])('every %s', (_what, found, known) => {
  it('is found at all', () => {
    expect(found.length).toBeGreaterThan(5);
  });

  it('has its row in api/src/bounds, or says here where it ends', () => {
    expect(found.filter((thing) => !(thing in known))).toEqual([]);
  });

  it('is still there', () => {
    expect(Object.keys(known).filter((thing) => !found.includes(thing))).toEqual([]);
  });

  it('names rows that exist', () => {
    const names = Object.values(known).filter((end) => !end.includes(' '));
    expect(names.filter((name) => !(name in bounded))).toEqual([]);
  });
});

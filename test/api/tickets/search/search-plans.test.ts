import { listTickets } from '#api/tickets/list-tickets';
import { makeSegments } from '#api/tickets/make-segments';
import { searchKeysOf } from '#api/tickets/search-keys-of';

import { explainCommands, type Plan } from '../../../support/explain-commands';
import { after, aTicket, cast, minute } from '../../../support/tickets';
import { startTicketRoom } from '../../../support/tickets/ticket-room';

const room = await startTicketRoom();
const commands = explainCommands(room.database);
afterAll(() => room.close());

/** Four full segments, and the newest in none. */
const reported = 4 * 256 + 64;
/** So many tickets wait until they are put into a segment. */
const mostFresh = 256 + 64;
/** Keys and documents that may be read beside what is given out. */
const beside = 20;

beforeAll(async () => {
  for (let index = 0; index < reported; index += 1) {
    const ticket = aTicket({
      ...{ id: index.toString(16).padStart(24, '0'), number: `SH20261001-${1000 + index}` },
      description: index % 100 === 7 ? `打印机卡纸 A${index}` : `结账时提示金额不平 B${index}`,
      ...{ createdAt: after(index * minute), outbox: [] },
    });
    await room.tickets.tickets.create(ticket, await searchKeysOf(room.tickets, ticket));
  }
  while (await makeSegments(room.tickets)) {
    // until only the newest are in none
  }
}, 60_000);

/** What is searched for → how many of the first twenty are found. */
const searches: [what: string, words: string, found: number][] = [
  ['a number', 'SH20261001-1500', 1],
  ['a rare word of letters', 'A307', 1],
  ['letters that nobody wrote', 'zzz9', 0],
  ['a rare pair of signs', '卡纸', 11],
  ['signs that nobody wrote', '鲸鱼', 0],
  ['a phone', '13800138000', 20],
];

it.each(searches)('finds %s without reading much more', async (_what, words, found) => {
  let items: unknown[] = [];
  const plans = await commands.during(async () => {
    const { dispatcher: actor } = cast;
    ({ items } = await listTickets(room.tickets, { actor, view: 'all', limit: 20, q: words }));
  });
  expect(items).toHaveLength(found);
  expect(plans.length).toBeGreaterThan(0);
  // tickets that are in no segment yet are looked at one by one, however many others there are
  const more = ({ command }: Plan) => (command.includes('searchFresh') ? mostFresh : beside);
  const wasteful = (plan: Plan) => Math.max(plan.documents, plan.keys) > plan.returned + more(plan);
  expect(plans.filter(wasteful)).toEqual([]);
});

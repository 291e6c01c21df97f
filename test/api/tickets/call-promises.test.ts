import { sayDone } from '#miniapp/tickets/actions/phone-actions';
import { sayCallBack } from '#miniapp/tickets/after-action';
import { sayNextStep } from '#miniapp/tickets/status-words';
import { entryTitle } from '#miniapp/tickets/timeline-words';
import { actionWords } from '#miniapp/tickets/words/actions';
import { progressWords } from '#miniapp/tickets/words/progress';
import type { FollowUpReply } from '#shared/follow-ups/follow-up-api';
import type { TicketReply } from '#shared/tickets/ticket-replies';

import { startTestApi, type SignedInCaller, type TestApi } from '../../support/api';
import { after, aReport, aResolution, day, hour } from '../../support/tickets';

let api: TestApi;
let people: Record<'customer' | 'dispatcher' | 'engineer', SignedInCaller>;
beforeAll(async () => {
  api = await startTestApi();
  people = {
    customer: await api.signIn('customer'),
    dispatcher: await api.signIn('dispatcher'),
    engineer: await api.signIn('engineer'),
  };
}, 60_000);
afterAll(() => api.stop());

/** What a customer reads of a call that is still to come. */
const promises = {
  'once it is rated': actionWords.rate.doneAndCalled,
  'at the head': progressWords.nextStep.notSolvedCall,
  'on the page': progressWords.callBack.toYou,
  'late on the page': progressWords.callBack.lateForYou,
  'after a call in vain': progressWords.callBack.tried,
  'late after a call in vain': progressWords.callBack.triedLate,
  'on the timeline': actionWords.postpone_follow_up.deedTo,
} as const;
type Promised = keyof typeof promises;

/** A sentence as it reads with anything in its places. */
function patternOf(sentence: string | ((...parts: string[]) => string)): RegExp {
  const text = typeof sentence === 'string' ? sentence : sentence('§', '§');
  const quoted = text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  return new RegExp(quoted.replaceAll('§', '.+'));
}

/** Sentences of a catalogue that speak of calling somebody back. */
function speakingOfCalls(words: object): string[] {
  return Object.values(words).flatMap((value: unknown): string[] => {
    if (typeof value === 'object' && value !== null) {
      return speakingOfCalls(value);
    }
    const text =
      typeof value === 'function'
        ? String(Reflect.apply(value, undefined, ['§', '§', '§']))
        : String(value);
    return /给您.{0,3}回电|打给您|回电改到/.test(text) ? [text] : [];
  });
}

it('are all of the sentences that promise a call', () => {
  const known = Object.values(promises).map((sentence) =>
    typeof sentence === 'string' ? sentence : sentence('§', '§'),
  );
  const said = [...speakingOfCalls(progressWords), ...speakingOfCalls(actionWords)];
  expect([...new Set(said)].sort()).toEqual([...known].sort());
});

const act = (by: keyof typeof people, id: string, action: string, body: unknown = {}) =>
  people[by].post<TicketReply>(`/tickets/${id}/actions/${action}`, body);

/** What the customer's page says of a ticket now. */
function readBy({ body: ticket }: { body: TicketReply }, now: number): string[] {
  const newest = ticket.timeline.at(-1);
  return [
    sayNextStep(ticket, now),
    sayCallBack(ticket, 'customer', now) ?? '',
    newest ? entryTitle(newest, 'customer') : '',
  ];
}

async function closedTicket(): Promise<string> {
  const { body } = await people.customer.post<TicketReply>('/tickets', aReport());
  await act('engineer', body.id, 'accept');
  await act('engineer', body.id, 'start');
  await act('engineer', body.id, 'resolve', { resolution: aResolution });
  await act('customer', body.id, 'confirm');
  return body.id;
}

it('each have a task of the desk behind them, due when the customer reads, for as long as they are said', async () => {
  const id = await closedTicket();
  const now = () => api.clock.now().getTime();
  const seen = new Set<Promised>();
  const check = async (also: readonly string[] = []) => {
    const shown = await people.customer.get<TicketReply>(`/tickets/${id}`);
    const said = [...readBy(shown, now()), ...also];
    const found = (Object.keys(promises) as Promised[]).filter((name) =>
      said.some((sentence) => patternOf(promises[name]).test(sentence)),
    );
    found.forEach((name) => seen.add(name));
    const { body } = await people.dispatcher.get<{ items: FollowUpReply[] }>('/follow-ups');
    const tasks = body.items.filter((item) => item.id === id).map(({ followUp }) => followUp.dueAt);
    expect(tasks).toEqual(found.length > 0 ? [shown.body.followUp?.dueAt] : []);
  };
  const rate = (fixed: string, stars: number) => act('customer', id, 'rate', { fixed, stars });
  const call = (outcome: string) =>
    act('dispatcher', id, 'settle_follow_up', { followUp: { id: '2', outcome }, note: '说明' });

  await check();
  await check([sayDone('rate', (await rate('no', 1)).body, now())]);
  await check([sayDone('rate', (await rate('yes', 5)).body, now())]);
  await check([sayDone('rate', (await rate('no', 1)).body, now())]);
  const dueAt = after(2 * day, api.clock.now()).toISOString();
  const later = { followUp: { id: '2', dueAt }, note: '您出差' };
  await act('dispatcher', id, 'postpone_follow_up', later);
  await check();
  api.clock.advance(2 * day + hour);
  await check();
  await call('not_reached');
  await check();
  const again = after(day, api.clock.now()).toISOString();
  const once = { followUp: { id: '2', dueAt: again }, note: '明天再打' };
  await act('dispatcher', id, 'postpone_follow_up', once);
  await check();
  await call('satisfied');
  await check();
  expect([...seen].sort()).toEqual(Object.keys(promises).sort());
});

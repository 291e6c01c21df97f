import { apiClient } from '../../support/api-client';
import { spawnApi } from '../../support/api-process';
import { startInstallation } from '../../support/installation';
import { spread, type Spread } from '../spread';

import { countTold, fillOutbox, forgetBacklog, inboxRate, storm, untilToldAll } from './backlog';
import { printLine, printRate, printSpread } from './figures';
import { gather, listen } from './listeners';

const rounds = Number(process.env['BENCH_ROUNDS'] ?? 200);
const size = Number(process.env['BENCH_LISTENERS'] ?? 1000);
const events = Number(process.env['BENCH_EVENTS'] ?? 200);
const perTicket = 20;
/** How many tickets wait when the relay is measured, and how many are reported at once. */
const backlogs = (process.env['BENCH_WAITING'] ?? '1000,100000').split(',').map(Number);
const reports = Number(process.env['BENCH_REPORTS'] ?? 10_000);
const [clients, engineers, mostMeasured, waitingBeside] = [16, 2, 20_000, 10_000];

const installation = await startInstallation({ entry: 'test/bench/notify/api-process.ts' });
const bare = spawnApi({}, 'test/bench/notify/bare-process.ts');

const hello = (token: string) => JSON.stringify({ type: 'hello', token });

try {
  const { url, child, stop } = await installation.startApi();
  const people = await installation.signInCast(url, [
    ...(['customer', 'engineer', 'engineer2', 'dispatcher', 'manager'] as const),
  ]);
  await apiClient(url).mayHoldMany('engineer');
  await installation.grantCredits(people.customer, 'demo-customer', rounds * 2);
  const echoes = await echo(rounds * 2);
  const told = await tell(url, people, hello(people.customer.token));
  const base = spread([...echoes, ...(await echo(rounds * 2))]);
  printSpread('bare ws: echo, there and back', base, base);
  printSpread('action: live event after the answer', spread(told.live), base);
  printSpread('action: live event after the request', spread(told.liveOfAll), base);
  printSpread('action: push at WeChat after the answer', spread(told.push), base);

  const alone = await gather({ url: await bare.url, child: bare.child, hello: 'hello' }, size);
  const ours = await gather({ url, child, hello: hello(people.dispatcher.token) }, size);
  const rates = { alone: [] as number[], ours: [] as number[] };
  // by turns, so that both meet the same machine; the best turn is the one that nothing else disturbed
  for (let turn = 0; turn < 8; turn += 1) {
    rates.alone.push(await alone.tell(events));
    rates.ours.push(await ours.tell(events));
  }
  const bareRate = Math.max(...rates.alone);
  printRate(`bare ws: fan-out to ${size}`, bareRate, bareRate);
  printRate(`live events: fan-out to ${size}`, Math.max(...rates.ours), bareRate);
  alone.leave();
  ours.leave();
  await stop();
  await measureRelay(people, base);
} finally {
  await installation.stop();
}

/** What waits is told by a process that has just started, as after the death of another. */
async function measureRelay({ customer, engineer }: People, base: Spread) {
  const { database } = installation;
  let api = await installation.startApi();
  const { id } = await apiClient(api.url).submit(customer.token, '报表打不开');
  const waitFor = async (waiting: number) => {
    await untilToldAll(database);
    await api.stop();
    await fillOutbox(database, id, waiting);
  };
  for (const waiting of backlogs) {
    await waitFor(waiting);
    const rate = inboxRate(database, Math.min(waiting * engineers, mostMeasured));
    api = await installation.startApi();
    const perSecond = Math.round(await rate).toLocaleString('en');
    printLine(`relay: ${waiting.toLocaleString('en')} tickets waiting`, `${perSecond} notices/s`);
    await forgetBacklog(database);
  }
  await waitFor(waitingBeside);
  api = await installation.startApi();
  const told = await tell(api.url, { customer, engineer }, hello(customer.token));
  const beside = `${waitingBeside.toLocaleString('en')} waiting`;
  printSpread(`live event, ${beside}`, spread(told.live), base);
  await untilToldAll(database);

  const stormed = await storm(database, { url: api.url, customer, tickets: reports, clients });
  const counted = await countTold(database, stormed.ids, engineers);
  const name = `${reports.toLocaleString('en')} reports by ${clients} phones`;
  const perSecond = Math.round((reports * 1000) / stormed.answering);
  printLine(name, `${perSecond} reports/s, all told ${Math.round(stormed.telling)} ms after`);
  printLine('', `owed ${counted.owed}, told ${counted.told}, told twice ${counted.twice}`);
}

/** Milliseconds there and back, one after the other. */
async function echo(times: number): Promise<number[]> {
  const text = JSON.stringify({ type: 'ticket', ticketId: '0'.repeat(24), seq: 1 });
  let isBack: () => void = () => undefined;
  const socket = await listen(await bare.url, text, () => {
    isBack();
  });
  const took: number[] = [];
  for (let time = 0; time < times; time += 1) {
    const start = performance.now();
    await new Promise<void>((resolve) => {
      isBack = resolve;
      socket.send(text);
    });
    took.push(performance.now() - start);
  }
  socket.terminate();
  return took;
}

type People = Awaited<ReturnType<typeof installation.signInCast<'customer' | 'engineer'>>>;

/** Milliseconds from an engineer's action to the customer's open page and to the customer's WeChat. */
async function tell(url: string, { customer, engineer }: People, greeting: string) {
  const api = apiClient(url);
  const times = { live: [] as number[], liveOfAll: [] as number[], push: [] as number[] };
  const { phones } = installation.sandbox;
  const arrived = new Map<string, () => void>();
  const socket = await listen(url, greeting, (text) => arrived.get(text)?.());
  const { receive } = phones;
  phones.receive = (openid, message) => {
    receive(openid, message);
    arrived.get('push')?.();
  };
  const arrival = (what: string) =>
    new Promise<number>((resolve) => {
      arrived.set(what, () => {
        arrived.delete(what);
        resolve(performance.now());
      });
    });
  const act = async (id: string, action: string, seq: number) => {
    const live = arrival(JSON.stringify({ type: 'ticket', ticketId: id, seq }));
    const push = arrival('push');
    const path = `/tickets/${id}/actions/${action}`;
    const body = action === 'message' ? { note: `第 ${seq} 条` } : {};
    const asked = performance.now();
    await api.ask({ method: 'POST', path, token: engineer.token, body });
    const answered = performance.now();
    times.liveOfAll.push((await live) - asked);
    times.live.push((await live) - answered);
    times.push.push((await push) - answered);
  };
  for (let round = 0; round < rounds; round += perTicket) {
    const { id } = await api.submit(customer.token, '报表打不开');
    await act(id, 'accept', 2);
    for (let seq = 3; seq < perTicket + 2; seq += 1) {
      await act(id, 'message', seq);
    }
  }
  phones.receive = receive;
  socket.terminate();
  return times;
}

import { judge } from './report';
import { runWeek, startSimulatedApi } from './run';

const size = { tickets: 2000, days: 7, after: 9, seed: 1 };

let simulated: Awaited<ReturnType<typeof startSimulatedApi>>;
beforeAll(async () => {
  simulated = await startSimulatedApi();
}, 120_000);
afterAll(() => simulated.api.stop());

it('leaves nobody’s ticket, no wrong clock and nothing untold in days of many tickets', async () => {
  const { faults, lines } = await judge(await runWeek(size, simulated), size);
  // what the week was like is worth reading where it went well, too
  process.stdout.write(`${lines.join('\n')}\n`);
  expect(faults).toEqual([]);
}, 3_600_000);

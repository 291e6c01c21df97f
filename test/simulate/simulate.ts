import process from 'node:process';
import { parseArgs } from 'node:util';

import { judge } from './report';
import { runWeek, startSimulatedApi, type Size } from './run';

/** `npm run simulate -- --tickets 20000 --days 60 --seed 7`: so many tickets, reported in so many days, drawn from that seed. */
const { values } = parseArgs({
  options: {
    tickets: { type: 'string', default: '2000' },
    days: { type: 'string', default: '7' },
    after: { type: 'string', default: '9' },
    seed: { type: 'string', default: '1' },
  },
});
const size: Size = {
  ...{ tickets: Number(values.tickets), days: Number(values.days) },
  ...{ after: Number(values.after), seed: Number(values.seed) },
};

const say = (line: string) => process.stdout.write(`${line}\n`);
const mostShown = 50;

const simulated = await startSimulatedApi();
try {
  const { faults, lines } = await judge(await runWeek(size, simulated), size);
  [...lines, ...faults.slice(0, mostShown)].forEach(say);
  process.exitCode = faults.length === 0 ? 0 : 1;
} finally {
  await simulated.api.stop();
}

import { killSpawned, spawnApi } from '../support/api-process';

afterAll(killSpawned);

/** In a process of its own: among other tests, whose memory is never given back, it takes several times as long. */
it('leaves nobody’s ticket, no wrong clock and nothing untold in a week of 2,000 tickets', async () => {
  const { code, errors, output } = await spawnApi({}, 'test/simulate/simulate.ts').ended;
  // what the week was like is worth reading where it went well, too
  process.stdout.write(output);
  expect(`${errors}${output}`).toMatch(/^2000 tickets in 7 days[^]*^Faults: [a-z]+ \d/m);
  expect(code).toBe(0);
}, 3_600_000);

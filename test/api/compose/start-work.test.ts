import { workTable } from '#api/background/index';
import { workKindNames } from '#shared/background/work-kinds';

import { startTestApi } from '../../support/api';
import { eventually } from '../../support/moderated-api';

const api = await startTestApi();
afterAll(api.stop);

const metrics = async () => (await fetch(`${api.url}/metrics`)).text();

it('does everything that the table says, and says so in the log', () => {
  const started = api
    .logged()
    .split('\n')
    .filter((line) => line.includes('"event":"work.started"'))
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(started.map(({ job }) => job).sort()).toEqual(workKindNames.toSorted());
  expect(started.find(({ job }) => job === 'orphan')).toMatchObject({
    runs: 'schedule',
    everySeconds: 3600,
    failure: workTable.orphan.failure,
  });
});

it('shows in /metrics what there is, how often, what a failure means, and what was done', async () => {
  const { failure } = workTable.push;
  expect(await metrics()).toContain(
    `huisheng_work{job="push",runs="queue",every="5",failure="${failure}"} 1`,
  );
  await eventually(async () =>
    (await metrics()).includes('huisheng_work_runs_total{job="orphan",outcome="done"} 1'),
  );
});

import { pushBatch, type PushDeps } from '#api/notices/push-batch';

import { pushing } from '../../support/pushing';
import { minute } from '../../support/tickets';

const room = pushing();
const { arrived, consent, fresh, left, owe, states } = room;

async function sendAll() {
  while (await pushBatch(room.deps())) {
    // until nothing is due
  }
}

it('spends what one person has once, on what happened first, whatever is sent together', async () => {
  await consent('resolved');
  await owe('resolve', 'a'.repeat(24));
  fresh.world.pass(1000);
  await owe('resolve', 'b'.repeat(24));
  await sendAll();
  expect(arrived().map(({ page }) => page)).toEqual([`tickets/ticket-page?id=${'a'.repeat(24)}`]);
  expect([await states(), await left()]).toEqual([['sent', 'skipped no_credit'], []]);
});

it('leaves a push alone whose lease ended while others of its batch were sent', async () => {
  await consent('resolved');
  await owe('resolve');
  const slow: PushDeps = {
    ...room.deps(),
    reachable: (pushes) => {
      fresh.world.pass(minute);
      return room.deps().reachable(pushes);
    },
  };
  await pushBatch(slow);
  expect([arrived().length, await states(), await left()]).toEqual([0, ['waiting'], [1]]);
  await sendAll();
  expect([arrived().length, await states()]).toEqual([1, ['sent']]);
});

it('sends the others although one of them has no source', async () => {
  await consent('resolved');
  await consent('resolved');
  await owe('resolve');
  await room
    .database()
    .collection('pushes')
    .updateMany({}, { $unset: { source: 1, kind: 1 } });
  await owe('resolve');
  await sendAll();
  expect(arrived()).toHaveLength(1);
  expect(await room.database().collection('work_failures').countDocuments({ kind: 'push' })).toBe(
    1,
  );
});

import { createSignal } from '#api/background/index';
import { freshSources } from '#api/notices/fresh-sources';

function listening() {
  const newsOwed = createSignal();
  const fresh = freshSources(newsOwed);
  const world = { backlogs: 0 };
  fresh.backlogged.listen(() => {
    world.backlogs += 1;
  });
  return { fresh, newsOwed, world };
}

it('gives each source that was named once, oldest first', () => {
  const { fresh, newsOwed, world } = listening();
  ['ticket:a', 'ticket:b', 'ticket:a', 'ticket:c'].forEach(newsOwed.raise);
  expect([fresh.take(2), fresh.take(2), fresh.take(2)]).toEqual([
    ['ticket:a', 'ticket:b'],
    ['ticket:c'],
    [],
  ]);
  expect(world.backlogs).toBe(0);
});

it('sends whoever works on the backlog when nothing is named', () => {
  const { fresh, newsOwed, world } = listening();
  newsOwed.raise();
  expect([fresh.take(1), world.backlogs]).toEqual([[], 1]);
});

it('holds no more than a thousand: the oldest are left to the backlog', () => {
  const { fresh, newsOwed, world } = listening();
  for (let turn = 0; turn < 1003; turn += 1) {
    newsOwed.raise(`ticket:${turn}`);
  }
  expect([fresh.take(1), world.backlogs]).toEqual([['ticket:3'], 3]);
  expect(fresh.take(5000)).toHaveLength(999);
});

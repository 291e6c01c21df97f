import { livePresence, localBus, type Presence } from '#api/live/index';

const world = { now: 0 };
const open: Presence[] = [];
const bus = localBus();

/** One process of several. */
function aProcess() {
  const presence = livePresence({ bus, monotonic: () => world.now, isAlone: false });
  open.push(presence);
  // the others have had the time to answer
  world.now += 1000;
  return presence;
}

afterEach(() => Promise.all(open.splice(0).map(({ stop }) => stop())));

const there = async (presence: Presence) => [...(await presence.among(['chen', 'zhao']))];

it('knows who listens at this process and at the others, as long as one connection of theirs is open', async () => {
  const [one, two] = [aProcess(), aProcess()];
  one.enter('chen');
  one.enter('chen');
  two.enter('zhao');
  expect(await there(one)).toEqual(['chen', 'zhao']);
  expect(await there(two)).toEqual(['chen', 'zhao']);
  one.leave('chen');
  expect(await there(two)).toEqual(['chen', 'zhao']);
  one.leave('chen');
  expect(await there(two)).toEqual(['zhao']);
});

it('asks the others when it begins, and waits a moment for their answer', async () => {
  const one = aProcess();
  one.enter('chen');
  expect(await there(aProcess())).toEqual(['chen']);
});

it('says it again after a gap, and believes no process that has been silent for long', async () => {
  const [one, two] = [aProcess(), aProcess()];
  one.enter('chen');
  world.now += 60_000;
  expect(await there(two)).toEqual([]);
  bus.publish({ kind: 'gap' });
  expect(await there(two)).toEqual(['chen']);
  await one.stop();
  expect(await there(two)).toEqual([]);
});

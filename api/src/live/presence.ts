import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

import type { MonotonicClock } from '#api/clock';

import type { Bus } from './news';

/** Who of the staff has the app open, at whichever process. */
export type Presence = {
  /** Which of these people have a connection that is alive. */
  among: (personIds: readonly string[]) => Promise<ReadonlySet<string>>;
  enter: (personId: string) => void;
  leave: (personId: string) => void;
  stop: () => Promise<void>;
};

type Parts = {
  bus: Pick<Bus, 'listen' | 'publish'>;
  monotonic: MonotonicClock;
  /** There is no other process. */
  isAlone: boolean;
};

/** Milliseconds between two words of a process, and after which silence of one that died its people are gone. */
const sayEvery = 20_000;
const believedFor = 50_000;
/** Milliseconds that the others have to answer one that has just begun. */
const answersWithin = 300;

type Elsewhere = { personIds: ReadonlySet<string>; heardAt: number };

/**
 * Each process says who is there when that changes, when it is asked, and now and then; nobody asks the database. Somebody
 * who comes or goes at the very moment may be taken for absent or present: then one more person is told, or the offer runs out
 * by its own time.
 */
export function livePresence({ bus, monotonic, isAlone }: Parts): Presence {
  const process = randomBytes(8).toString('hex');
  /** Person → connections here. */
  const here = new Map<string, number>();
  const elsewhere = new Map<string, Elsewhere>();
  const begun = monotonic();
  const say = (isAnswerWanted: boolean) => {
    const personIds = [...here.keys()];
    bus.publish({ kind: 'presence', process, personIds, isAnswerWanted });
  };
  hearOthers({ bus, monotonic }, { process, elsewhere, say });
  const timer = setInterval(() => {
    forgetSilent(elsewhere, monotonic() - believedFor);
    say(false);
  }, sayEvery);
  timer.unref();
  say(true);

  return {
    among: async (personIds) => {
      const left = begun + answersWithin - monotonic();
      if (!isAlone && left > 0) {
        await sleep(left, undefined, { ref: false });
      }
      forgetSilent(elsewhere, monotonic() - believedFor);
      const others = [...elsewhere.values()];
      return new Set(
        personIds.filter(
          (id) => here.has(id) || others.some((process) => process.personIds.has(id)),
        ),
      );
    },
    ...comingAndGoing(here, () => {
      say(false);
    }),
    stop: () => {
      clearInterval(timer);
      here.clear();
      say(false);
      return Promise.resolve();
    },
  };
}

type Heard = {
  process: string;
  elsewhere: Map<string, Elsewhere>;
  say: (isAnswerWanted: boolean) => void;
};

/** What other processes say, and what they want to hear. */
function hearOthers(
  { bus, monotonic }: Pick<Parts, 'bus' | 'monotonic'>,
  { elsewhere, process, say }: Heard,
) {
  bus.listen((news) => {
    if (news.kind === 'gap') {
      say(false);
    }
    if (news.kind !== 'presence' || news.process === process) {
      return;
    }
    elsewhere.set(news.process, { personIds: new Set(news.personIds), heardAt: monotonic() });
    if (news.isAnswerWanted) {
      say(false);
    }
  });
}

/** Counts the connections of each person; the first and the last of them are told. */
function comingAndGoing(
  here: Map<string, number>,
  tell: () => void,
): Pick<Presence, 'enter' | 'leave'> {
  return {
    enter: (personId) => {
      const connections = here.get(personId) ?? 0;
      here.set(personId, connections + 1);
      if (connections === 0) {
        tell();
      }
    },
    leave: (personId) => {
      const left = (here.get(personId) ?? 1) - 1;
      if (left > 0) {
        here.set(personId, left);
      } else {
        here.delete(personId);
        tell();
      }
    },
  };
}

function forgetSilent(elsewhere: Map<string, Elsewhere>, before: number) {
  for (const [process, { heardAt }] of elsewhere) {
    if (heardAt < before) {
      elsewhere.delete(process);
    }
  }
}

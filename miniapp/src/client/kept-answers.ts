import { bounded } from '#miniapp/bounds';
import { keep, readKept } from '#miniapp/platform/storage';
import { may } from '#shared/accounts/roles';

import type { Answered } from './query-cache';
import { sessionUser } from './session';

/** What of the answers lies on this phone for one person, the one that was touched last at the end. */
type Row = { key: string; size: number };

/** Seldom enough not to wear the phone, often enough to say honestly from when it is. */
const writeEvery = 60_000;
/** As they were written last, to write only what is new. */
const written = new Map<string, { text: string; at: number }>();

const listOf = (userId: string) => `kept-answers:${userId}`;
const placeOf = (userId: string, key: string) => `kept-answer:${userId}:${key}`;

/** Keeps an answer beyond this run, for when there is no network. */
export function keepAnswer(key: string, { data, at }: Answered<unknown>) {
  const userId = keeper();
  if (userId === undefined || data === undefined) {
    return;
  }
  const text = JSON.stringify(data);
  if (text.length > bounded.signsOnPhone.most) {
    return;
  }
  const place = placeOf(userId, key);
  const last = written.get(place);
  if (last?.text === text && at - last.at < writeEvery) {
    return;
  }
  remember(place, { text, at });
  keep(place, { data, at });
  keepList(userId, [
    ...rowsOf(userId).filter((row) => row.key !== key),
    { key, size: text.length },
  ]);
}

// safe, since a key names a call and so is only ever used with one type

export function readAnswer<T>(key: string): Answered<T> | undefined {
  const userId = keeper();
  return userId === undefined
    ? undefined
    : (readKept<Answered<T>>(placeOf(userId, key)) ?? undefined);
}

export function dropAnswer(key: string) {
  const userId = keeper();
  if (userId !== undefined) {
    drop(userId, key);
    keepList(
      userId,
      rowsOf(userId).filter((row) => row.key !== key),
    );
  }
}

/** Whoever signs out leaves nothing of their work on the phone. */
export function dropAnswers(userId: string) {
  for (const { key } of rowsOf(userId)) {
    drop(userId, key);
  }
  keep(listOf(userId), null);
}

/** Who works where there is no network; nobody else’s phone or browser keeps what it has shown. */
function keeper(): string | undefined {
  const user = sessionUser();
  return user && may(user.role, 'solve tickets') ? user.id : undefined;
}

function rowsOf(userId: string): Row[] {
  return readKept<Row[]>(listOf(userId)) ?? [];
}

/** Of too many or too long ones, those go that were not touched for longest. */
function keepList(userId: string, rows: readonly Row[]) {
  let signs = 0;
  const kept = [...rows].reverse().filter(({ size }, index) => {
    signs += size;
    return index < bounded.answersOnPhone.most && signs <= bounded.signsOnPhone.most;
  });
  for (const row of rows) {
    if (!kept.includes(row)) {
      drop(userId, row.key);
    }
  }
  keep(listOf(userId), kept.length > 0 ? kept.reverse() : null);
}

function drop(userId: string, key: string) {
  const place = placeOf(userId, key);
  written.delete(place);
  keep(place, null);
}

function remember(place: string, what: { text: string; at: number }) {
  written.delete(place);
  written.set(place, what);
  const oldest = written.keys().next().value;
  if (written.size > bounded.answersOnPhone.most && oldest !== undefined) {
    written.delete(oldest);
  }
}

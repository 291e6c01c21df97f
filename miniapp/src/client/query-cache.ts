import { bounded } from '#miniapp/bounds';

/** An answer, and when it came. */
export type Answered<T> = { data: T; at: number };

/** The last answer of every query of this session, so that a page opened again is drawn at once. */
const answers = new Map<string, Answered<unknown>>();
const { most } = bounded.answersKept;
const listeners = new Set<(key: string) => void>();
let persons = 0;

/** Another number once a person has left: what was asked for them is not for the next one to see. */
export function personAtPhone(): number {
  return persons;
}

// safe, since a key names a call and so is only ever used with one type

export function recallAnswer<T>(key: string): Answered<T> | undefined {
  return answers.get(key) as Answered<T> | undefined;
}

// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- as above
export function recall<T>(key: string): T | undefined {
  return recallAnswer<T>(key)?.data;
}

export function rememberAnswer(key: string, data: unknown, at = Date.now()) {
  answers.delete(key);
  answers.set(key, { data, at });
  const oldest = answers.keys().next().value;
  if (answers.size > most && oldest !== undefined) {
    answers.delete(oldest);
  }
}

/** An answer that came by another way than the question of a page; the pages that show it are told. */
export function tellAnswer(key: string, data: unknown) {
  rememberAnswer(key, data);
  listeners.forEach((listener) => {
    listener(key);
  });
}

export function onAnswer(listener: (key: string) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function forgetAnswer(key: string) {
  answers.delete(key);
}

export function forgetQueries() {
  answers.clear();
}

/** Forgets also what is still on its way. */
export function forgetPerson() {
  persons += 1;
  forgetQueries();
}

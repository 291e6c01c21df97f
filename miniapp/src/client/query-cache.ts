import { bounded } from '#miniapp/bounds';

/** The last answer of every query of this session, so that a page opened again is drawn at once. */
const answers = new Map<string, unknown>();
const { most } = bounded.answersKept;
let persons = 0;

/** Another number once a person has left: what was asked for them is not for the next one to see. */
export function personAtPhone(): number {
  return persons;
}

// safe, since a key names a call and so is only ever used with one type
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- there is nothing to infer it from
export function recall<T>(key: string): T | undefined {
  return answers.get(key) as T | undefined;
}

export function rememberAnswer(key: string, answer: unknown) {
  answers.delete(key);
  answers.set(key, answer);
  const oldest = answers.keys().next().value;
  if (answers.size > most && oldest !== undefined) {
    answers.delete(oldest);
  }
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

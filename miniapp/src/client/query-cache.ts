/** The last answer of every query of this session, so that a page opened again is drawn at once. */
const answers = new Map<string, unknown>();
const most = 60;

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

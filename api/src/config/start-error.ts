/** The start cannot go on and a person can mend it: the message is the one sentence that says how. */
export class StartError extends Error {
  constructor(sentence: string, cause?: unknown) {
    super(sentence, { cause });
    this.name = 'StartError';
  }
}

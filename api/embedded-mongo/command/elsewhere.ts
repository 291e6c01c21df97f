/** A command that is none for the thread that serves: one of the reading threads answers it from the start. */
export class Elsewhere extends Error {
  /** the cursor it goes on with; undefined for a command that may go to any thread */
  readonly cursor: string | undefined;

  constructor(cursor?: string) {
    super('answered by a reading thread');
    this.cursor = cursor;
  }
}

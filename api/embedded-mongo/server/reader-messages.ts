/** What the serving thread asks of a reading thread. */
export type Asked =
  | {
      kind: 'command';
      job: number;
      /** the client's message as it came */
      message: Uint8Array;
      connectionId: number;
      /** becomes 1 when nobody wants the answer any more */
      flag: Int32Array;
      /** milliseconds of its `maxTimeMS`; Infinity: no limit */
      timeLeft: number;
    }
  | { kind: 'kill'; cursor: string }
  | { kind: 'stop' };

/** What a reading thread tells. */
export type Told =
  | { kind: 'ready' }
  | { kind: 'answer'; job: number; body: Uint8Array; opened: Opened | undefined }
  | { kind: 'closed'; cursors: string[] };

/** A cursor that is open after a command. */
export type Opened = { cursor: string; namespace: string };

export type ReaderStart = { dataDir: string };

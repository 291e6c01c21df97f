/** Everything that would have been an error on a real phone. */
export type Faults = { list: string[]; add: (kind: string, cause: unknown) => void };

export function createFaults(): Faults {
  const list: string[] = [];
  return {
    list,
    add: (kind, cause) => {
      list.push(`${kind}: ${describe(cause)}`);
    },
  };
}

/** The package's own console: an error there is a fault, the rest is nobody's business. */
export function packageConsole(faults: Faults) {
  const quiet = () => undefined;
  return {
    log: quiet,
    info: quiet,
    debug: quiet,
    trace: quiet,
    group: quiet,
    groupEnd: quiet,
    warn: (...words: unknown[]) => {
      // Taro's way of saying that an API is missing
      if (words.join(' ').includes('暂不支持')) {
        faults.add('missing API', words.map(describe).join(' '));
      }
    },
    error: (...words: unknown[]) => {
      faults.add('console.error', words.map(describe).join(' '));
    },
  };
}

function describe(cause: unknown): string {
  if (cause instanceof Error) {
    return cause.stack ?? cause.message;
  }
  return typeof cause === 'string' ? cause : JSON.stringify(cause);
}

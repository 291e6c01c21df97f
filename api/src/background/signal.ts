/** Says that something happened, without saying what: whoever listens looks for itself. */
export type Signal = {
  listen: (listener: () => void) => void;
  /** Must not be waited for. While nobody listens it is lost: workers look when they start, and now and then. */
  raise: () => void;
};

export function createSignal(): Signal {
  const listeners: (() => void)[] = [];
  return {
    listen: (listener) => {
      listeners.push(listener);
    },
    raise: () => {
      listeners.forEach((listener) => {
        listener();
      });
    },
  };
}

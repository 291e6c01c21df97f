type Listener = (itemId?: string) => void;

/** Says that something happened: to this item or, when none is named, to some. Whoever listens looks for itself. */
export type Signal = {
  listen: (listener: Listener) => void;
  /** Must not be waited for. While nobody listens it is lost: workers look when they start, and now and then. */
  raise: (itemId?: string) => void;
};

export function createSignal(): Signal {
  const listeners: Listener[] = [];
  return {
    listen: (listener) => {
      listeners.push(listener);
    },
    raise: (itemId) => {
      listeners.forEach((listener) => {
        listener(itemId);
      });
    },
  };
}

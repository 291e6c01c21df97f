/** Tickets on screen → the newest entry that is shown. */
const watched = new Map<string, number>();
const listeners = new Set<() => void>();

export function watchedTickets(): Record<string, number> {
  return Object.fromEntries(watched);
}

/** Called when a ticket comes onto the screen or leaves it. */
export function onWatchChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function watchTicket(id: string, seq: number) {
  const isNew = !watched.has(id);
  watched.set(id, seq);
  if (isNew) {
    tell();
  }
}

export function unwatchTicket(id: string) {
  if (watched.delete(id)) {
    tell();
  }
}

function tell() {
  listeners.forEach((listener) => {
    listener();
  });
}

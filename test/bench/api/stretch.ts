import type { Raw } from './raw-documents';

type Entry = { seq: number; kind: string; at: Date };

/** The same ticket with so many entries: what was said in it is said again and again, a minute apart. */
export function stretched(ticket: Raw, entries: number): Raw {
  const timeline = ticket['timeline'] as Entry[];
  const said = timeline.filter(({ kind }) => kind === 'message');
  const last = timeline.at(-1);
  if (said.length === 0 || !last) {
    throw new Error('nothing was said in this ticket');
  }
  const more = Array.from({ length: entries - timeline.length }, (_, index) => ({
    ...(said[index % said.length] ?? last),
    seq: last.seq + index + 1,
    at: new Date(last.at.getTime() + (index + 1) * 60_000),
  }));
  const updatedAt = more.at(-1)?.at ?? last.at;
  return { ...ticket, timeline: [...timeline, ...more], seq: last.seq + more.length, updatedAt };
}

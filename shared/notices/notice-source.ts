/** What a notice is about and which room owes it: a ticket, by its id. */
export type NoticeSource = { kind: string; id: string };

/** With its recipient and channel the key of a notice: whoever is told the same fact again is told nothing. */
export type NoticeKey = {
  source: NoticeSource;
  /** What of the source it is about: `entry:12`, `reminder:3`. */
  fact: string;
};

/** A source in one word: `ticket:6560…`. */
export function sourceKey({ kind, id }: NoticeSource): string {
  return `${kind}:${id}`;
}

/** Null: not a source in one word. */
export function sourceOf(key: string): NoticeSource | null {
  const [kind = '', ...id] = key.split(':');
  return id.length === 0 ? null : { kind, id: id.join(':') };
}

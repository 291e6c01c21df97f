import type { TicketRecord } from '#api/tickets/index';
import type { RecordBlock, RecordSection } from '#shared/records/record-api';

/** What the sections are made of. */
export type RecordSource = TicketRecord;

/** Null: there is nothing to say. */
export type SectionMaker = (source: RecordSource) => RecordSection | null;

type Fact = [label: string, value: string | null | undefined];

/** The facts that are known. */
export function facts(...known: Fact[]): RecordBlock[] {
  const rows = known.flatMap(([label, value]) =>
    typeof value === 'string' && value !== '' ? [{ label, value }] : [],
  );
  return rows.length === 0 ? [] : [{ kind: 'facts', rows }];
}

/** Words that somebody wrote, unless they are empty or hidden. */
export function text(label: string, words: string): RecordBlock[] {
  return words === '' ? [] : [{ kind: 'text', label, text: words }];
}

export function pictures(
  label: string,
  attached: Extract<RecordBlock, { kind: 'pictures' }>['pictures'],
): RecordBlock[] {
  return attached.length === 0 ? [] : [{ kind: 'pictures', label, pictures: attached }];
}

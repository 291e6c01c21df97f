import type { Words } from '#api/moderation/index';

import { isForCustomers } from './reasons';
import type { StepActor } from './relations';
import { checkedOfTasks, partsOfTasks } from './tasks/check-task-words';
import type { Resolution, TimelineEntry } from './ticket';
import type { TicketChange } from './ticket-change';
import type { TicketDeps } from './ticket-deps';
import { ticketWords } from './words';

/** The change with what is to be remembered of its words. */
export type Checked = (change: TicketChange) => Promise<TicketChange>;

/**
 * Looks over what a step makes others read. A step that has to be decided again, because somebody else was faster, says
 * the same and is not looked over twice.
 */
export function checkingOnce(
  { checkWords }: Pick<TicketDeps, 'checkWords'>,
  { ticketId, actor }: { ticketId: string; actor: StepActor },
): Checked {
  let checking: Promise<string | null> | null = null;
  return async (change) => {
    // staff among themselves are not looked over; the words of a step are in its first entry
    const spoken = change.entries.find((entry) => isForCustomers(entry));
    if (!actor || !spoken) {
      return change;
    }
    checking ??= checkWords({ authorId: actor.id, ticketId, parts: partsOf(spoken) });
    const checkId = await checking;
    const entries = change.entries.map((entry) =>
      entry === spoken ? { ...entry, checkId } : entry,
    );
    const fields = checkedOfTasks(fieldsChecked(change, spoken, checkId), spoken.seq, checkId);
    return { ...change, entries, fields };
  };
}

/** The ticket keeps a resolution as well, with what is to be remembered of its words. */
function fieldsChecked(
  { fields }: TicketChange,
  { resolution }: TimelineEntry,
  checkId: string | null,
): TicketChange['fields'] {
  const { resolutions } = fields;
  return resolution && resolutions
    ? {
        ...fields,
        resolutions: resolutions.map((one) => (one === resolution ? { ...one, checkId } : one)),
      }
    : fields;
}

/** What others read of an entry, by the field of the request that it came in. */
export function partsOf(entry: TimelineEntry): Words['parts'] {
  const { text, resolution, place, rating } = entry;
  return [
    { path: 'note', text },
    ...(resolution ? resolutionParts(resolution) : []),
    ...(place ? [{ path: 'place.name', text: place.name }] : []),
    ...(rating ? [{ path: 'tags', text: ticketWords.tags(rating.tags) }] : []),
    ...partsOfTasks(entry),
  ];
}

function resolutionParts({ cause, solution, prevention, work }: Resolution): Words['parts'] {
  return [
    { path: 'resolution.cause', text: cause },
    { path: 'resolution.solution', text: solution },
    { path: 'resolution.prevention', text: prevention },
    ...(work?.parts ?? []).map(({ name, serial }, at) => ({
      path: `parts.${at}.name`,
      text: ticketWords.part(name, serial),
    })),
  ];
}

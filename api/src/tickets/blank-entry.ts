import type { TimelineEntry } from './ticket';

type Told = Pick<TimelineEntry, 'seq' | 'kind' | 'at' | 'actorId' | 'from' | 'to'>;

/** A step that carries nothing yet; what it does is laid over it. */
export function blankEntry(told: Told): TimelineEntry {
  return {
    ...told,
    happenedAt: null,
    visibility: 'customer',
    text: '',
    attachmentIds: [],
    assigneeId: null,
    offeredTo: null,
    resolution: null,
    place: null,
    visit: null,
    promisedAt: null,
    changes: [],
    rating: null,
    checkId: null,
    key: null,
    fingerprint: null,
  };
}

import pLimit from 'p-limit';

import type { ActionBody } from '#shared/tickets/ticket-api';

import { uploadLocalFile } from '../src/attachments/index';
import type { RoomDeps } from '../src/compose/index';
import { actOnTicket, submitTicket } from '../src/tickets/index';

import type { PersonKey } from './data/people';
import type { Story, StoryStep } from './data/story';
import type { Registry } from './demo-cast-members';
import { momentOf, pastMoments } from './demo-clock';
import { playTimers } from './play-timers';
import { visitBody } from './visit-body';

type Stage = {
  rooms: RoomDeps;
  registry: Registry;
  /** Picture's name → its file. */
  pictures: ReadonlyMap<string, string>;
  anchor: Date;
};

/** Somebody did something on a ticket. */
export type Deed = { by: string; ticketId: string; at: Date };

/** A story with its times and its pictures uploaded. */
type Prepared = { story: Story; key: string; moments: Date[]; pictureIds: string[][] };
type Reported = Prepared & { ticketId: string };

/**
 * Lives through the stories by the same use cases as real people: all are reported in the order of their times, then each
 * goes its way. Every step carries its own key, so playing again after a crash goes on where it ended.
 */
export async function playStories(stage: Stage, stories: readonly Story[]): Promise<Deed[]> {
  const inTurn = pLimit(12);
  const prepared = await Promise.all(
    stories.map((story, at) => inTurn(() => prepare(stage, story, `demo-${at}`))),
  );
  const reported: Reported[] = [];
  for (const one of prepared.sort((a, b) => startOf(a) - startOf(b))) {
    // one after the other: numbers are given in this order
    reported.push({ ...one, ticketId: await submit(stage, one) });
  }
  const named = new Map(reported.map(({ story, ticketId }) => [story.name ?? '', ticketId]));
  const deeds = await Promise.all(
    together(reported).map((group) => inTurn(() => playTogether({ ...stage, named }, group))),
  );
  return deeds.flat();
}

function startOf({ moments }: Prepared): number {
  return moments[0]?.getTime() ?? 0;
}

async function prepare(stage: Stage, story: Story, key: string): Promise<Prepared> {
  const { by, pictures, steps, when } = story;
  const gaps = steps.map(({ after }) => after);
  const pictureIds = [await sendPictures(stage, { by, pictures, key })];
  for (const [at, step] of steps.entries()) {
    pictureIds.push(await sendPictures(stage, { ...step, key: `${key}-${at}` }));
  }
  const moments = pastMoments(momentOf(when, stage.anchor), gaps, stage.anchor);
  return { story, key, moments, pictureIds };
}

/** `named`: the tickets of the stories that others speak of. */
type Playing = Stage & { named: ReadonlyMap<string, string> };

/** Stories of which one speaks of another are played as one, in the order of time. */
function together(all: readonly Reported[]): Reported[][] {
  const groups = new Map<string, Reported[]>();
  for (const one of all) {
    const into = one.story.steps.find((step) => step.into !== undefined)?.into;
    const name = one.story.name ?? into ?? one.key;
    groups.set(name, [...(groups.get(name) ?? []), one]);
  }
  return [...groups.values()];
}

type Happening = { told: Reported; step: StoryStep; at: number; now: Date };

async function playTogether(stage: Playing, group: readonly Reported[]): Promise<Deed[]> {
  const { anchor } = stage;
  const happenings = group
    .flatMap((told) =>
      told.story.steps.map((step, at): Happening => {
        return { told, step, at, now: told.moments[at + 1] ?? anchor };
      }),
    )
    .sort((a, b) => a.now.getTime() - b.now.getTime());
  const deeds = group.map(({ moments, story, ticketId }) =>
    deed(stage, story, { ticketId, at: moments[0] ?? anchor }),
  );
  for (const { told, step, at, now } of happenings) {
    const { key, pictureIds, ticketId } = told;
    await letTimePass(stage, group, now);
    const attachmentIds = pictureIds[at + 1] ?? [];
    await act(stage, step, { ticketId, now, key: `${key}-${at}`, attachmentIds });
    deeds.push(deed(stage, step, { ticketId, at: now }));
  }
  await letTimePass(stage, group, anchor);
  return deeds;
}

async function letTimePass(stage: Stage, group: readonly Reported[], now: Date) {
  for (const { ticketId } of group) {
    await playTimers(ticketsAt(stage, now), ticketId, now);
  }
}

function deed(stage: Stage, done: Pick<StoryStep, 'by'>, rest: Omit<Deed, 'by'>): Deed {
  return { by: actorOf(stage, done)?.id ?? '', ...rest };
}

/** The room as it was at that time. */
function ticketsAt({ rooms }: Stage, now: Date) {
  // who took what is told, so that nobody is looked for
  return { ...rooms.tickets, clock: () => now, offersFrom: () => Promise.resolve(null) };
}

async function submit(stage: Stage, { story, key, moments, pictureIds }: Prepared) {
  const { by, product, report } = story;
  const { registry, anchor } = stage;
  const { id } = await submitTicket(ticketsAt(stage, moments[0] ?? anchor), {
    actor: registry.actors[by],
    body: {
      scope: 'me',
      ...report,
      attachmentIds: pictureIds[0] ?? [],
      ...(product && { productId: registry.products[product] }),
      contact: { name: registry.names[by] },
    },
    idempotencyKey: key,
  });
  return id;
}

type Moment = { ticketId: string; now: Date; key: string; attachmentIds: string[] };

async function act(stage: Playing, step: StoryStep, moment: Moment) {
  const { action, into } = step;
  const { ticketId, now, key, attachmentIds } = moment;
  await actOnTicket(ticketsAt(stage, now), {
    ...{ ticketId, action, actor: actorOf(stage, step), idempotencyKey: key },
    body: {
      ...bodyOf(stage, step),
      ...visitBody(step, { anchor: stage.anchor, attachmentIds }),
      ...(attachmentIds.length > 0 && { attachmentIds }),
      ...(into !== undefined && { survivorId: stage.named.get(into) }),
    },
  });
}

/** With the people and times of this loading. */
function bodyOf({ anchor, registry }: Stage, { assignee, body, dueIn }: StoryStep): ActionBody {
  const dueAt = dueIn === undefined ? undefined : minutesAfter(anchor, dueIn);
  const ownerId = assignee && registry.actors[assignee].id;
  const { task } = body;
  if (task) {
    return { ...body, task: { ...task, dueAt, ownerId } };
  }
  return {
    ...body,
    ...(dueAt !== undefined && { followUp: { id: '1', dueAt } }),
    ...(ownerId !== undefined && { assigneeId: ownerId }),
  };
}

function minutesAfter(anchor: Date, minutes: number): string {
  return new Date(anchor.getTime() + minutes * 60_000).toISOString();
}

function actorOf({ registry }: Stage, { by }: Pick<StoryStep, 'by'>) {
  return by === 'system' ? null : registry.actors[by];
}

async function sendPictures(
  { rooms, registry, pictures }: Stage,
  sent: { by: PersonKey | 'system'; pictures?: readonly string[] | undefined; key: string },
): Promise<string[]> {
  const ids: string[] = [];
  for (const name of sent.pictures ?? []) {
    const file = pictures.get(name);
    if (file === undefined || sent.by === 'system') {
      throw new Error(`there is no picture ${name} to send`);
    }
    const ownerId = registry.actors[sent.by].id;
    const upload = { ownerId, idempotencyKey: `${sent.key}-${name}`, file };
    ids.push((await uploadLocalFile(rooms.attachments, upload)).id);
  }
  return ids;
}

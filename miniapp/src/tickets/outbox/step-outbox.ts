import { bounded } from '#miniapp/bounds';
import { ApiError } from '#miniapp/client/api-error';
import { createStore } from '#miniapp/client/store';
import { nothingWaits, whatWaits, type WhatWaits } from '#miniapp/client/what-waits';
import { dropFile } from '#miniapp/platform/kept-files';
import { keep, readKept } from '#miniapp/platform/storage';

import { outboxWords } from '../words/outbox';

import { picturesOf, type QueuedStep } from './queued-step';

/** What waits of whoever is signed in, in the order in which it happened. */
type Outbox = { userId: string | null; steps: readonly QueuedStep[] };
export const stepOutbox = createStore<Outbox>({ userId: null, steps: [] });

const placeOf = (userId: string) => `step-outbox:${userId}`;

/** Takes up what this person had done before the mini-program was closed; null: nobody is signed in. */
export function openOutbox(userId: string | null) {
  show(userId, userId === null ? [] : readSteps(userId));
}

/** As it lies on the phone: another tab of the same person may have sent some of it. */
export function readSteps(userId: string): readonly QueuedStep[] {
  return readKept<QueuedStep[]>(placeOf(userId)) ?? [];
}

/** @throws {ApiError} when there is no room for it on this phone */
export function addStep(userId: string, step: QueuedStep) {
  const steps = [...readSteps(userId), step];
  const bytes = steps.flatMap(picturesOf).reduce((sum, { size }) => sum + size, 0);
  if (steps.length > bounded.stepsWaiting.most || bytes > bounded.pictureBytesWaiting.most) {
    throw new ApiError('request.too_many', { title: outboxWords.full });
  }
  write(userId, steps);
  if (readSteps(userId).length !== steps.length) {
    throw new ApiError('request.too_many', { title: outboxWords.phoneFull });
  }
}

/** @returns false: it waits no more, since its person has taken it back or another tab has sent it */
export function changeStep(userId: string, key: string, news: Partial<QueuedStep>): boolean {
  const steps = readSteps(userId);
  write(
    userId,
    steps.map((step) => (step.key === key ? { ...step, ...news } : step)),
  );
  return steps.some((step) => step.key === key);
}

/** Others in its place: what it became by its person's decision. */
export function replaceStep(userId: string, key: string, next: readonly QueuedStep[]) {
  write(
    userId,
    readSteps(userId).flatMap((step) => (step.key === key ? next : step)),
  );
}

/** It arrived, or nobody wants it any more. */
export function removeStep(userId: string, { key, pictures }: QueuedStep) {
  write(
    userId,
    readSteps(userId).filter((step) => step.key !== key),
  );
  for (const picture of picturesOf({ pictures })) {
    void dropFile(picture.key);
  }
}

export function stepsOn(steps: readonly QueuedStep[], ticketId: string): QueuedStep[] {
  return steps.filter((step) => step.ticketId === ticketId);
}

/** Whether the file of a form is still needed here. */
export function isPictureWaiting(key: string): boolean {
  return stepOutbox
    .get()
    .steps.some((step) => picturesOf(step).some((picture) => picture.key === key));
}

function write(userId: string, steps: readonly QueuedStep[]) {
  keep(placeOf(userId), steps.length > 0 ? steps : null);
  if (stepOutbox.get().userId === userId) {
    show(userId, steps);
  }
}

function show(userId: string | null, steps: readonly QueuedStep[]) {
  stepOutbox.set({ userId, steps });
  whatWaits.set(steps.length === 0 ? nothingWaits : countedIn(steps));
}

function countedIn(steps: readonly QueuedStep[]): WhatWaits {
  const undecided = new Set<string>();
  const counts = { waiting: 0, behind: 0 };
  for (const { refusal, ticketId } of steps) {
    if (refusal) {
      undecided.add(ticketId);
    } else {
      counts[undecided.has(ticketId) ? 'behind' : 'waiting'] += 1;
    }
  }
  return { ...counts, undecided: [...undecided] };
}

import { ApiError, toApiError } from '#miniapp/client/api-error';
import { call } from '#miniapp/client/call';
import { isUnsettled } from '#miniapp/client/intention';
import { createStore } from '#miniapp/client/store';
import { upload } from '#miniapp/client/upload';
import type { KeptUpload } from '#miniapp/client/use-uploads';
import { dropFile, reopenFile } from '#miniapp/platform/kept-files';
import { keep, readKept } from '#miniapp/platform/storage';
import type { FieldError } from '#shared/errors/error-codes';
import { ticketApi } from '#shared/tickets/ticket-api';

import { keepDraft, keepHabits } from './kept-draft';
import { bodyOf, type Contact, type ReportDraft } from './report-draft';

/** A report that was sent off and has not arrived yet. */
type PendingReport = {
  userId: string;
  /** Names this intention: sent any number of times, it makes one ticket. */
  key: string;
  draft: ReportDraft;
  contact: Contact;
  environment: string;
};

export type Outbox =
  | { state: 'sending'; report: PendingReport; isServerFault: boolean; hasWaited: boolean }
  | { state: 'waiting'; report: PendingReport; isServerFault: boolean; hasWaited: boolean }
  | { state: 'refused'; report: PendingReport; title: string; errors: FieldError[] }
  | { state: 'sent'; id: string; number: string };

/** At most one report waits; it survives leaving and closing the mini-program. */
export const outbox = createStore<Outbox | null>(null);

const placeOf = (userId: string) => `report-outbox:${userId}`;

/** Takes up what this person had sent off before the mini-program was closed. */
export function reopenOutbox(userId: string) {
  const report = readKept<PendingReport>(placeOf(userId));
  outbox.set(report && { state: 'waiting', report, isServerFault: false, hasWaited: true });
}

/** Keeps the report and sends it; while there is no network it waits. */
export async function sendReport(report: PendingReport, isOnline: boolean): Promise<void> {
  keep(placeOf(report.userId), report);
  outbox.set({ state: 'waiting', report, isServerFault: false, hasWaited: !isOnline });
  if (isOnline) {
    await trySending();
  }
}

/** Takes a waiting report back, to change it. */
export function takeBackReport() {
  const now = outbox.get();
  if (now && now.state !== 'sent') {
    keep(placeOf(now.report.userId), null);
  }
  outbox.set(null);
}

/** One try; does nothing unless a report waits. */
export async function trySending(): Promise<void> {
  const waiting = outbox.get();
  if (waiting?.state !== 'waiting') {
    return;
  }
  const { report } = waiting;
  outbox.set({ ...waiting, state: 'sending' });
  try {
    const { id, number } = await deliver(report);
    forgetReport(report);
    outbox.set({ state: 'sent', id, number });
  } catch (failure: unknown) {
    const error = toApiError(failure);
    if (isUnsettled(error) || error.status === 429 || error.status === 401) {
      const isServerFault = error.status !== 0;
      outbox.set({ state: 'waiting', report, isServerFault, hasWaited: true });
    } else {
      keep(placeOf(report.userId), null);
      outbox.set({ state: 'refused', report, title: error.title, errors: error.errors });
    }
  }
}

async function deliver(report: PendingReport) {
  const attachmentIds: string[] = [];
  for (const picture of report.draft.pictures) {
    attachmentIds.push(picture.attachmentId ?? (await deliverPicture(picture)));
  }
  const body = bodyOf(report.draft, { ...report, attachmentIds });
  if (!body) {
    throw new ApiError('request.invalid');
  }
  return call(ticketApi.submit, { body, idempotencyKey: report.key });
}

async function deliverPicture({ key, path, name, size }: KeptUpload): Promise<string> {
  const file = await reopenFile(key, { path, name, size });
  if (!file) {
    const message = '有图片没有保存下来，请重新添加';
    throw new ApiError('request.invalid', { errors: [{ path: 'attachmentIds', message }] });
  }
  return (await upload({ file, idempotencyKey: key, onProgress: () => undefined })).id;
}

/** It arrived: nothing of it stays on the phone but what helps the next one. */
function forgetReport({ userId, draft, contact }: PendingReport) {
  keep(placeOf(userId), null);
  keepDraft(userId, null);
  keepHabits(userId, { contact, productId: draft.productId });
  for (const { key } of draft.pictures) {
    void dropFile(key);
  }
}

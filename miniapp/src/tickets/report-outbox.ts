import { ApiError, toApiError } from '#miniapp/client/api-error';
import { call } from '#miniapp/client/call';
import { isUnsettled } from '#miniapp/client/intention';
import type { KeptUpload } from '#miniapp/client/kept-uploads';
import { sendWithAttachments } from '#miniapp/client/send-with-attachments';
import { sessionUser } from '#miniapp/client/session';
import { createStore } from '#miniapp/client/store';
import { dropFile } from '#miniapp/platform/kept-files';
import { keep, readKept } from '#miniapp/platform/storage';
import type { FieldError } from '#shared/errors/error-codes';
import { ticketApi, type SubmitBody } from '#shared/tickets/ticket-api';
import type { TicketReply } from '#shared/tickets/ticket-replies';

import { keepDraft, keepHabits } from './kept-draft';
import { bodyOf, type Contact, type ReportDraft } from './report-draft';
import { forgetArrival, forgetRemoved, uploadPictures } from './report-pictures';
import { reportWords } from './words/report';

/** A report that was sent off and has not arrived yet. */
type PendingReport = {
  userId: string;
  /** Names this intention: sent any number of times, it makes one ticket. */
  key: string;
  draft: ReportDraft;
  contact: Contact;
  environment: string;
  /** As it was sent last. */
  body?: SubmitBody;
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

/** One try; does nothing unless a report of the person who is signed in waits. */
export async function trySending(): Promise<void> {
  const waiting = outbox.get();
  const signedIn = sessionUser()?.id;
  const isOthers = signedIn !== undefined && signedIn !== reportIn(waiting)?.userId;
  if (waiting?.state !== 'waiting' || isOthers) {
    return;
  }
  outbox.set({ ...waiting, state: 'sending' });
  try {
    const { id, number } = await deliver(waiting.report);
    forgetReport(waiting.report);
    outbox.set({ state: 'sent', id, number });
  } catch (failure: unknown) {
    const report = reportIn(outbox.get());
    // the report was taken back meanwhile or another person signed in: this failure is no longer about what waits
    if (report?.key === waiting.report.key) {
      putBack(report, toApiError(failure));
    }
  }
}

function putBack(report: PendingReport, error: ApiError) {
  if (isUnsettled(error) || error.status === 429 || error.status === 401) {
    const isServerFault = error.status !== 0;
    outbox.set({ state: 'waiting', report, isServerFault, hasWaited: true });
    return;
  }
  keep(placeOf(report.userId), null);
  if (report.draft.pictures.some(({ isLost }) => isLost)) {
    // the next try goes without them
    keepDraft(report.userId, report.draft);
  }
  outbox.set({ state: 'refused', report, title: error.title, errors: errorsOf(error) });
}

function errorsOf({ code, errors }: ApiError): FieldError[] {
  return code === 'attachment.not_found'
    ? [{ path: 'attachmentIds', message: reportWords.sending.picturesMissing }]
    : errors;
}

function reportIn(unsent: Outbox | null): PendingReport | null {
  return unsent && unsent.state !== 'sent' ? unsent.report : null;
}

async function deliver(report: PendingReport) {
  const held = holding(report);
  return sendWithAttachments(
    (isAgain) => {
      const { draft, body } = held.current();
      return uploadPictures(picturesToSend(draft.pictures, isAgain, body !== undefined), (kept) => {
        held.change({ draft: { ...draft, pictures: kept } });
      });
    },
    (attachmentIds) => submit(held, bodyFor(held.current(), attachmentIds)),
  );
}

/** What may have arrived already has to be sent unchanged first, however old it is. */
function picturesToSend(pictures: readonly KeptUpload[], isAgain: boolean, wasSent: boolean) {
  if (isAgain) {
    return forgetArrival(pictures);
  }
  return wasSent ? pictures : forgetRemoved(pictures);
}

type Held = ReturnType<typeof holding>;

/** The report on its way; what it learns is kept unless it was taken back. */
function holding(first: PendingReport) {
  let report = first;
  return {
    current: () => report,
    change: (news: Partial<PendingReport>) => {
      report = { ...report, ...news };
      const now = outbox.get();
      if (now?.state === 'sending' && now.report.key === report.key) {
        keep(placeOf(report.userId), report);
        outbox.set({ ...now, report });
      }
    },
  };
}

/** What was sent before is sent again word for word: if only its answer was lost, it meets the same ticket. */
function bodyFor(report: PendingReport, attachmentIds: string[]): SubmitBody {
  const body = report.body ?? bodyOf(report.draft, { ...report, attachmentIds });
  if (!body) {
    throw new ApiError('request.invalid');
  }
  return { ...body, attachmentIds };
}

async function submit(held: Held, body: SubmitBody): Promise<TicketReply> {
  held.change({ body });
  try {
    return await call(ticketApi.submit, { body, idempotencyKey: held.current().key });
  } catch (failure: unknown) {
    if (toApiError(failure).code !== 'ticket.product_not_found' || !('productId' in body)) {
      throw failure;
    }
    // the product was removed from the list meanwhile: the person did not type it, so the report goes without it
    return submit(held, withoutProduct(body));
  }
}

function withoutProduct(body: SubmitBody): SubmitBody {
  const rest = { ...body };
  delete rest.productId;
  return rest;
}

/** It arrived: the phone forgets it, except what fills in the next report. */
function forgetReport({ userId, draft, contact }: PendingReport) {
  keep(placeOf(userId), null);
  keepDraft(userId, null);
  keepHabits(userId, { contact, productId: draft.productId });
  for (const { key } of draft.pictures) {
    void dropFile(key);
  }
}

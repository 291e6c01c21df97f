import { useCallback, useEffect, useRef, useState } from 'react';

import { intentionFor, type Intention } from '#miniapp/client/intention';
import { useLatest } from '#miniapp/client/use-latest';
import { useUploads } from '#miniapp/client/use-uploads';
import { askForNews } from '#miniapp/notices/consent/ask-for-news';
import { describeDevice } from '#miniapp/platform/environment';
import { useOnline } from '#miniapp/platform/network';
import { scrollToElement } from '#miniapp/platform/scroll-to';
import type { MeReply } from '#shared/accounts/account-api';
import { ticketLimits } from '#shared/tickets/ticket-limits';

import { keepDraft, readDraft, readHabits } from './kept-draft';
import {
  fieldOf,
  isBegun,
  missingIn,
  reportFields,
  type Missing,
  type ReportDraft,
} from './report-draft';
import { outbox, sendReport, takeBackReport, type Outbox } from './report-outbox';
import { useMyProducts } from './use-my-products';
import { useReportOutbox } from './use-report-outbox';
import { reportWords } from './words/report';

export type Report = ReturnType<typeof useReport>;
type Uploads = ReturnType<typeof useUploads>;

/** A report from its first letter until it is handed to the outbox. */
export function useReport(user: MeReply, scannedCode: string, followsTicketId = '') {
  const { draft, latest, change } = useKeptDraft(user.id, scannedCode);
  const uploads = useReportPictures(draft, change);
  const products = useMyProducts();
  const [isChecked, setChecked] = useState(false);
  const [isWanted, setWanted] = useState(false);
  const asking = useAsking();
  const isOnline = useOnline();
  const unsent = useReportOutbox();
  const intention = useRef<Intention | null>(null);

  const contact = contactOf(draft, user);
  const productId = products.ownOf(draft.productId);
  const problems = problemsOf(isChecked ? lacking(draft, user) : {}, uploads, unsent);

  const send = useLatest(() => {
    setWanted(false);
    if (uploads.refused.length > 0) {
      scrollToElement('report-pictures');
      return;
    }
    const input = { draft: { ...draft, ...takingUp(followsTicketId), productId }, contact };
    intention.current = intentionFor(input, intention.current);
    const { key } = intention.current;
    void sendReport({ userId: user.id, key, environment: describeDevice(), ...input }, isOnline);
  });
  const canSend = isWanted && !uploads.isSending;
  useEffect(() => {
    if (canSend) {
      send.current();
    }
  }, [canSend, send]);

  const isRefused = unsent?.state === 'refused';
  const refusals = useLatest(problems);
  useEffect(() => {
    if (isRefused) {
      // it made no ticket, so the next try is a new one
      intention.current = null;
      scrollToFirst(refusals.current);
    }
  }, [isRefused, refusals]);

  const submit = () => {
    setChecked(true);
    // a tap may come before the change of the one just before it is drawn
    const current = latest();
    if (!scrollToFirst(lacking(current, user))) {
      void asking.before(current.description).then(setWanted);
    }
  };
  return {
    ...{ user, draft, change, uploads, products, productId, contact, problems, submit, unsent },
    busy: asking.isAsking ? reportWords.page.submitting : busyWords(isWanted, unsent),
  };
}

/** WeChat's question comes first, while it still sees the tap; the report follows whatever is answered. */
function useAsking() {
  const [isAsking, setAsking] = useState(false);
  const before = async (subject: string) => {
    const asked = askForNews('submit', subject);
    setAsking(true);
    await asked;
    setAsking(false);
    return true;
  };
  return { isAsking, before };
}

function takingUp(followsTicketId: string): Pick<ReportDraft, 'followsTicketId'> {
  return followsTicketId === '' ? {} : { followsTicketId };
}

function contactOf({ contact }: ReportDraft, { name }: MeReply) {
  return contact ?? { name, phone: '' };
}

function lacking(draft: ReportDraft, user: MeReply): Missing {
  return missingIn(draft, { contact: contactOf(draft, user), hasPhone: user.phone !== null });
}

function scrollToFirst(problems: Missing): boolean {
  const first = reportFields.find((field) => problems[field] !== undefined);
  if (first !== undefined) {
    scrollToElement(`report-${first}`);
  }
  return first !== undefined;
}

function useKeptDraft(userId: string, scannedCode: string) {
  const [draft, setDraft] = useState(() => beginDraft(userId, scannedCode));
  // several changes may come before the next render
  const held = useRef(draft);
  const change = useCallback(
    (part: Partial<ReportDraft>) => {
      const before = held.current;
      held.current = { ...before, ...part };
      setDraft(held.current);
      keepDraft(userId, held.current);
      if (outbox.get()?.state === 'refused' && !isOnlyUploading(before, part)) {
        takeBackReport();
      }
    },
    [userId],
  );
  return { draft, latest: () => held.current, change };
}

/** Only progress of the upload: the person has changed nothing. */
function isOnlyUploading(before: ReportDraft, { pictures }: Partial<ReportDraft>): boolean {
  const keysOf = (held: ReportDraft['pictures']) => held.map(({ key }) => key).join();
  return pictures !== undefined && keysOf(pictures) === keysOf(before.pictures);
}

function beginDraft(userId: string, scannedCode: string): ReportDraft {
  const kept = readDraft(userId);
  const begun = isBegun(kept) ? kept : { ...kept, ...readHabits(userId) };
  return scannedCode === '' ? begun : { ...begun, assetCode: scannedCode };
}

function useReportPictures(draft: ReportDraft, change: (part: Partial<ReportDraft>) => void) {
  const uploads = useUploads(ticketLimits.attachmentsPerStep, {
    first: draft.pictures,
    onChange: (pictures) => {
      if (JSON.stringify(pictures) !== JSON.stringify(draft.pictures)) {
        change({ pictures });
      }
    },
  });
  const isOnline = useOnline();
  const unsent = useReportOutbox();
  const { retryUnsettled, attach } = uploads;
  // a report that was handed to the outbox sends its pictures itself
  const isHere = unsent === null || unsent.state === 'refused';
  useEffect(() => {
    if (isOnline && isHere) {
      retryUnsettled();
    }
  }, [isOnline, isHere, retryUnsettled]);
  const lacksPictures = unsent?.state === 'refused' && lacksPicturesOf(unsent);
  useEffect(() => {
    if (lacksPictures) {
      // each picture then says by itself whether it could go again
      attach(true).catch(() => undefined);
    }
  }, [lacksPictures, attach]);
  return uploads;
}

function lacksPicturesOf({ errors }: Extract<Outbox, { state: 'refused' }>): boolean {
  return errors.some(({ path }) => fieldOf(path) === 'pictures');
}

/** What 提交 found missing, pictures that cannot be taken, and what the API had to say. */
function problemsOf(missing: Missing, uploads: Uploads, unsent: Outbox | null): Missing {
  const problems: Missing = { ...missing };
  for (const { path, message } of unsent?.state === 'refused' ? unsent.errors : []) {
    const field = fieldOf(path);
    if (field) {
      problems[field] = message;
    }
  }
  // what the pictures say by themselves is newer than the API's answer
  const { refused, lostWords } = uploads;
  const pictures = refused[0]?.title ?? lostWords;
  return pictures === undefined ? problems : { ...problems, pictures };
}

function busyWords(isWanted: boolean, unsent: Outbox | null): string | false {
  if (unsent?.state === 'sending' || unsent?.state === 'waiting') {
    return reportWords.page.submitting;
  }
  return isWanted && reportWords.page.sendingPictures;
}

import type { KeptUpload } from '#miniapp/client/kept-uploads';
import { looksLikePhone } from '#shared/phones/spell-phone';
import { hasWords } from '#shared/text/clean';
import { cutTo } from '#shared/text/length';
import type { SubmitBody } from '#shared/tickets/ticket-api';
import type { TicketCategory, TicketScope, TicketSeverity } from '#shared/tickets/ticket-words';

import { reportWords } from './words/report';

export type Contact = { name: string; /** Empty: the account's own number. */ phone: string };

/** Where and when somebody should come; with coordinates when it was pointed at on a map. */
type ReportedVisit = {
  address: string;
  preferredTime: string;
  latitude?: number | null;
  longitude?: number | null;
};

/** A report while it is written. */
export type ReportDraft = {
  category: TicketCategory | null;
  description: string;
  severity: TicketSeverity | null;
  scope: TicketScope;
  productId: string | null;
  assetCode: string;
  /** The ticket that it takes up again; missing in drafts of an earlier version. */
  followsTicketId?: string;
  contact: Contact | null;
  visit: ReportedVisit;
  pictures: KeptUpload[];
};

export const emptyDraft: ReportDraft = {
  category: null,
  description: '',
  severity: null,
  scope: 'me',
  productId: null,
  assetCode: '',
  contact: null,
  visit: { address: '', preferredTime: '' },
  pictures: [],
};

/** Whether somebody began to write; what we filled in ourselves does not count. */
export function isBegun(draft: ReportDraft): boolean {
  return (
    draft.category !== null ||
    draft.severity !== null ||
    hasWords(draft.description) ||
    draft.pictures.length > 0
  );
}

/** In the order of the page. */
export const reportFields = [
  'category',
  'description',
  'pictures',
  'severity',
  'contact',
  'address',
  'preferredTime',
] as const;
export type ReportField = (typeof reportFields)[number];

export type Missing = Partial<Record<ReportField, string>>;

type Whole = { contact: Contact; /** The account has a number of its own. */ hasPhone: boolean };

/** What still stands between this draft and sending it, in the order of the page. */
export function missingIn(draft: ReportDraft, { contact, hasPhone }: Whole): Missing {
  const { category, description, severity, visit } = draft;
  const hasAddress = hasWords(visit.address);
  const hasTime = hasWords(visit.preferredTime);
  return {
    ...(category === null && { category: reportWords.missing.category }),
    ...(!hasWords(description) && { description: reportWords.missing.description }),
    ...(severity === null && { severity: reportWords.missing.severity }),
    ...contactProblem(contact, hasPhone),
    ...(hasTime && !hasAddress && { address: reportWords.missing.address }),
    ...(hasAddress && !hasTime && { preferredTime: reportWords.missing.time }),
  };
}

function contactProblem({ name, phone }: Contact, hasPhone: boolean): Missing {
  if (!hasWords(name)) {
    return { contact: reportWords.missing.contactName };
  }
  if (!hasWords(phone)) {
    return hasPhone ? {} : { contact: reportWords.missing.phone };
  }
  return looksLikePhone(phone) ? {} : { contact: reportWords.missing.wholePhone };
}

type Sending = { contact: Contact; environment: string; attachmentIds: string[] };

/** The body to submit; null while something required is missing. */
export function bodyOf(draft: ReportDraft, sending: Sending): SubmitBody | null {
  const { category, severity, description, scope, productId, assetCode, visit } = draft;
  if (category === null || severity === null || !hasWords(description)) {
    return null;
  }
  const phone = said(sending.contact.phone);
  const address = said(visit.address);
  return {
    category,
    severity,
    scope,
    description: description.trim(),
    attachmentIds: sending.attachmentIds,
    contact: { name: sending.contact.name.trim(), ...(phone !== '' && { phone }) },
    ...(draft.followsTicketId && { followsTicketId: draft.followsTicketId }),
    ...(productId !== null && { productId }),
    ...(hasWords(assetCode) && { assetCode: assetCode.trim() }),
    ...(sending.environment !== '' && { environment: cutTo(sending.environment, 500) }),
    ...(address !== '' && { visit: { address, ...restOf(visit) } }),
  };
}

function restOf({ preferredTime, latitude = null, longitude = null }: ReportedVisit) {
  const isOnMap = latitude !== null && longitude !== null;
  return { preferredTime: preferredTime.trim(), ...(isOnMap && { latitude, longitude }) };
}

/** Empty when there is nothing to read. */
function said(text: string): string {
  return hasWords(text) ? text.trim() : '';
}

/** The API's word for a field → ours, to show its message in the right place. */
export function fieldOf(path: string): ReportField | null {
  const known: Record<string, ReportField> = {
    category: 'category',
    description: 'description',
    severity: 'severity',
    attachmentIds: 'pictures',
    contact: 'contact',
    'visit.address': 'address',
    'visit.preferredTime': 'preferredTime',
  };
  return known[path] ?? known[path.split('.')[0] ?? ''] ?? null;
}

import { keep, readKept } from '#miniapp/platform/storage';

import { emptyDraft, isBegun, type Contact, type ReportDraft } from './report-draft';

/** What was true for the last report and will be for the next. */
type Habits = { contact: Contact | null; productId: string | null };

// by person: a phone or browser may be shared
const draftPlace = (userId: string) => `report-draft:${userId}`;
const habitsPlace = (userId: string) => `report-habits:${userId}`;

export function readDraft(userId: string): ReportDraft {
  return { ...emptyDraft, ...readKept<Partial<ReportDraft>>(draftPlace(userId)) };
}

export function keepDraft(userId: string, draft: ReportDraft | null) {
  keep(draftPlace(userId), draft);
}

export function hasKeptDraft(userId: string | undefined): boolean {
  return userId !== undefined && isBegun(readDraft(userId));
}

export function readHabits(userId: string): Habits {
  return readKept<Habits>(habitsPlace(userId)) ?? { contact: null, productId: null };
}

export function keepHabits(userId: string, habits: Habits) {
  keep(habitsPlace(userId), habits);
}

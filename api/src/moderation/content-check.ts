import type { ContentState } from '#shared/moderation/content-states';

/** One picture, or the words of one step, on its way through the content check. */
export type ContentCheck = {
  id: string;
  kind: 'text' | 'picture';
  state: ContentState;
  authorId: string;
  /** Null: part of the author's profile. */
  ticketId: string | null;
  /** Of a picture. */
  attachmentId: string | null;
  /** WeChat's number of the reason; 100 is nothing. */
  label: number;
  /** WeChat's names of the questions that were asked about it. */
  traceIds: string[];
  tries: number;
  createdAt: Date;
  decidedBy: string | null;
};

/** What WeChat found in a picture; null when it could not look. */
export type PictureVerdict = {
  traceId: string;
  verdict: { suggest: 'risky' | 'review' | 'pass'; label: number } | null;
};

export const nothingFound = 100;

const stateOf = { pass: 'passed', review: 'review', risky: 'risky' } as const;

export function stateAfter({ suggest }: NonNullable<PictureVerdict['verdict']>): ContentState {
  return stateOf[suggest];
}

import { isStaff, may, type Role } from '#shared/accounts/roles';
import type { ContentMark, ContentState } from '#shared/moderation/content-states';

/** How words or a picture stand before one viewer. */
export type Standing = { mark: ContentMark; isShown: boolean };
/** Null: nobody in particular, who sees what everybody may see. */
export type ContentViewer = { id: string; role: Role } | null;

/** Where somebody sits when content is laid before them. */
type Seat = 'customerAuthor' | 'staffAuthor' | 'desk' | 'staff' | 'customer';
type Rules = Record<ContentState, Record<Seat, Standing>>;

const shown = (mark: ContentMark): Standing => ({ mark, isShown: true });
const kept = (mark: ContentMark): Standing => ({ mark, isShown: false });

export const clear = shown('clear');
const everybody = {
  customerAuthor: clear,
  staffAuthor: clear,
  desk: clear,
  staff: clear,
  customer: clear,
};
const flaggedForStaff = {
  ...everybody,
  staffAuthor: shown('flagged'),
  desk: shown('flagged'),
  staff: shown('flagged'),
};
const withheld = {
  customerAuthor: shown('withheld'),
  staffAuthor: shown('withheld'),
  desk: shown('withheld'),
  staff: kept('withheld'),
  customer: kept('withheld'),
};

/** Nobody but its author sees a picture before it has passed; the desk may look at every one that has an answer. */
const pictures: Rules = {
  pending: {
    customerAuthor: shown('checking'),
    staffAuthor: shown('checking'),
    desk: kept('checking'),
    staff: kept('checking'),
    customer: kept('checking'),
  },
  passed: everybody,
  released: everybody,
  review: { ...flaggedForStaff, customer: kept('checking') },
  unchecked: flaggedForStaff,
  risky: withheld,
  hidden: withheld,
};

/** Words were accepted before they are shown: they stay unless something is found later. */
const words: Rules = { ...pictures, pending: everybody, review: flaggedForStaff };

const rules = { picture: pictures, text: words };

export type Judged = { kind: keyof typeof rules; state: ContentState; authorId: string };

/** The whole of who sees what; the replies follow it, the mini-program only draws it. */
export function standingFor({ kind, state, authorId }: Judged, viewer: ContentViewer): Standing {
  return rules[kind][state][seatOf(authorId, viewer)];
}

function seatOf(authorId: string, viewer: ContentViewer): Seat {
  if (viewer === null) {
    return 'customer';
  }
  const { id, role } = viewer;
  if (id === authorId) {
    return isStaff(role) ? 'staffAuthor' : 'customerAuthor';
  }
  if (may(role, 'review content')) {
    return 'desk';
  }
  return may(role, 'read every ticket') ? 'staff' : 'customer';
}

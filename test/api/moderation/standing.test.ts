import { standingFor, type ContentViewer, type Standing } from '#api/moderation/standing';
import type { ContentState } from '#shared/moderation/content-states';

const author = 'a';
const viewers = {
  'a customer as author': { id: author, role: 'customer' },
  'an engineer as author': { id: author, role: 'engineer' },
  'a dispatcher': { id: 'd', role: 'dispatcher' },
  'a manager': { id: 'm', role: 'manager' },
  'an engineer': { id: 'e', role: 'engineer' },
  'a customer': { id: 'c', role: 'customer' },
  nobody: null,
} as const satisfies Record<string, ContentViewer>;
type ViewerName = keyof typeof viewers;

/** A capital letter: shown. c clear, k checking, f flagged, w withheld. In the order of the viewers above. */
const pictures: Record<ContentState, string> = {
  pending: 'KKkkkkk',
  passed: 'CCCCCCC',
  released: 'CCCCCCC',
  review: 'CFFFFkk',
  unchecked: 'CFFFFCC',
  risky: 'WWWWwww',
  hidden: 'WWWWwww',
};
const texts: Record<ContentState, string> = {
  ...pictures,
  pending: 'CCCCCCC',
  review: 'CFFFFCC',
};

const marks = { c: 'clear', k: 'checking', f: 'flagged', w: 'withheld' } as const;

function standingOf(letter: string): Standing {
  // the tables above use these letters only
  const mark = marks[letter.toLowerCase() as keyof typeof marks];
  return { mark, isShown: letter !== letter.toLowerCase() };
}

describe.each([
  { kind: 'picture' as const, table: pictures },
  { kind: 'text' as const, table: texts },
])('who sees a $kind', ({ kind, table }) => {
  const rows = Object.entries(table).flatMap(([state, letters]) =>
    Object.keys(viewers).map((viewer, at) => ({ state, viewer, letter: letters[at] ?? '' })),
  );
  it.each(rows)('$state before $viewer: $letter', ({ state, viewer, letter }) => {
    const judged = { kind, state: state as ContentState, authorId: author };
    expect(standingFor(judged, viewers[viewer as ViewerName])).toEqual(standingOf(letter));
  });
});

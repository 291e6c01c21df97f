import { useRef } from 'react';

import { ticketLimits } from '#shared/tickets/ticket-limits';
import type { AttachmentMark } from '#shared/visits/attachment-marks';

import { useKeptPictures } from '../action-sheets/use-kept-pictures';

type Group = ReturnType<typeof useKeptPictures>;
type Named = { id: string; mark: AttachmentMark | null };

/** A step takes so many, of which one place is kept for the signature. */
const places = ticketLimits.attachmentsPerStep - 1;
const ofEach = 3;

/** The pictures of a solution, by what they show; `plain` show nothing in particular. Together they fit into one step. */
export function useWorkPictures(name: string, isOnSite: boolean) {
  const plain = useKeptPictures(name, isOnSite ? places - 2 * ofEach : places);
  const left = Math.floor((places - plain.grid.uploads.length) / 2);
  const before = useKeptPictures(`${name}:before`, Math.min(ofEach, left));
  const after = useKeptPictures(`${name}:after`, Math.min(ofEach, left));
  const signature = useKeptPictures(`${name}:signature`, 1);
  const marked: [Group, AttachmentMark | null][] = [
    [plain, null],
    [before, 'before'],
    [after, 'after'],
    [signature, 'signature'],
  ];
  const groups = marked.map(([group]) => group);
  const sent = useRef<Named[]>([]);

  return {
    ...{ before, after, plain, signature },
    isSending: groups.some(({ isSending }) => isSending),
    problem: groups.find(({ problem }) => problem !== undefined)?.problem,
    lostWords: groups.find(({ lostWords }) => lostWords !== undefined)?.lostWords,
    pictures: {
      keys: groups.flatMap(({ pictures }) => pictures.keys),
      attach: async (isAgain: boolean) => {
        const named = await Promise.all(
          marked.map(async ([{ pictures }, mark]): Promise<Named[]> =>
            (await pictures.attach(isAgain)).map((id) => ({ id, mark })),
          ),
        );
        sent.current = named.flat();
        return sent.current.map(({ id }) => id);
      },
      onPhone: () =>
        marked.flatMap(([{ pictures }, mark]) =>
          pictures.onPhone().map((picture) => ({ ...picture, ...(mark !== null && { mark }) })),
        ),
      marks: () => sent.current.flatMap(({ id, mark }) => (mark === null ? [] : { id, mark })),
    },
    forget: () => {
      for (const group of groups) {
        group.forget();
      }
    },
  };
}

export type WorkPictures = ReturnType<typeof useWorkPictures>;

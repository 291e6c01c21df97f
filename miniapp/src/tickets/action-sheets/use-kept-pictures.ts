import { useEffect } from 'react';

import type { KeptUpload } from '#miniapp/client/kept-uploads';
import { useDraft } from '#miniapp/client/use-draft';
import { useUploads } from '#miniapp/client/use-uploads';
import { dropFile } from '#miniapp/platform/kept-files';
import { useOnline } from '#miniapp/platform/network';
import { ticketLimits } from '#shared/tickets/ticket-limits';

const none = { pictures: [] as KeptUpload[] };

/** The pictures of one action's form; they stay when the form is closed and come back with it. */
export function useKeptPictures(name: string, most: number = ticketLimits.attachmentsPerStep) {
  const [{ pictures }, setDraft, forgetDraft] = useDraft(`pictures:${name}`, none);
  const uploads = useUploads(most, {
    first: pictures,
    onChange: (kept) => {
      setDraft({ pictures: kept });
    },
  });
  const isOnline = useOnline();
  const { add, attach, attachmentIds, grid, keys } = uploads;
  const { isSending, lostWords, problem, retryUnsettled } = uploads;
  useEffect(() => {
    if (isOnline) {
      retryUnsettled();
    }
  }, [isOnline, retryUnsettled]);
  return {
    ...{ add, grid, attachmentIds, isSending },
    /** What keeps the form from being sent: a picture must not get lost on the way. */
    problem,
    /** What to know before it is sent. */
    lostWords,
    /** For the action that takes them along. */
    pictures: { keys, attach },
    forget: () => {
      forgetDraft();
      for (const { key } of pictures) {
        void dropFile(key);
      }
    },
  };
}

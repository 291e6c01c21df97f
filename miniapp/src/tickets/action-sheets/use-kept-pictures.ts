import { useEffect } from 'react';

import { isUnsettled } from '#miniapp/client/intention';
import type { KeptUpload } from '#miniapp/client/kept-uploads';
import { useSession } from '#miniapp/client/session';
import type { UploadItem } from '#miniapp/client/upload-item';
import { useDraft } from '#miniapp/client/use-draft';
import { useUploads } from '#miniapp/client/use-uploads';
import { dropFile } from '#miniapp/platform/kept-files';
import { useOnline } from '#miniapp/platform/network';
import { isStaff } from '#shared/accounts/roles';
import { ticketLimits } from '#shared/tickets/ticket-limits';

import { isPictureWaiting } from '../outbox/step-outbox';

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
  const isPatient = useIsStaff();
  const { add, attach, attachmentIds, grid, keys, onPhone } = uploads;
  const { lostWords, retryUnsettled } = uploads;
  useEffect(() => {
    if (isOnline) {
      retryUnsettled();
    }
  }, [isOnline, retryUnsettled]);
  return {
    ...{ add, attachmentIds },
    grid: isOnline ? grid : { ...grid, uploads: grid.uploads.map(asWaiting) },
    isSending: uploads.isSending && (isOnline || !isPatient),
    /** What keeps the form from being sent: a picture must not get lost on the way; those of the staff wait with their step. */
    problem: isPatient ? uploads.refused[0]?.title : uploads.problem,
    /** What to know before it is sent. */
    lostWords,
    /** For the action that takes them along. */
    pictures: { keys, attach, onPhone },
    forget: () => {
      forgetDraft();
      for (const { key } of pictures) {
        if (!isPictureWaiting(key)) {
          void dropFile(key);
        }
      }
    },
  };
}

function useIsStaff(): boolean {
  const role = useSession()?.user.role;
  return role !== undefined && isStaff(role);
}

/** Nobody has to try again: it goes by itself. */
function asWaiting(item: UploadItem) {
  const isLater = item.refusal !== undefined && isUnsettled(item.refusal);
  return isLater ? { ...item, state: 'waiting' as const } : item;
}

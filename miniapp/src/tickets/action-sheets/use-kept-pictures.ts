import { useDraft } from '#miniapp/client/use-draft';
import { useUploads, type KeptUpload } from '#miniapp/client/use-uploads';
import { dropFile } from '#miniapp/platform/kept-files';
import { ticketLimits } from '#shared/tickets/ticket-limits';

const none = { pictures: [] as KeptUpload[] };

/** The pictures of one action's form; they stay when the form is closed and come back with it. */
export function useKeptPictures(name: string) {
  const [{ pictures }, setDraft, forgetDraft] = useDraft(`pictures:${name}`, none);
  const uploads = useUploads(ticketLimits.attachmentsPerStep, {
    first: pictures,
    onChange: (kept) => {
      setDraft({ pictures: kept });
    },
  });
  return {
    grid: uploads.grid,
    attachmentIds: uploads.attachmentIds,
    isSending: uploads.isSending,
    /** What keeps the form from being sent: a picture must not get lost on the way. */
    problem: uploads.problem,
    forget: () => {
      forgetDraft();
      for (const { key } of pictures) {
        void dropFile(key);
      }
    },
  };
}

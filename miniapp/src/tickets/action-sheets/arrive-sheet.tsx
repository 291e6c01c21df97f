import { useState } from 'react';

import { PictureUploader } from '#miniapp/ui/picture-uploader';
import { TextField } from '#miniapp/ui/text-field';
import { errorCodes } from '#shared/errors/error-codes';
import { hasWords } from '#shared/text/clean';

import type { TicketActions } from '../use-ticket-actions';

import { FormSheet } from './form-sheet';
import { useKeptPictures } from './use-kept-pictures';

type ArriveSheetProps = { ticketId: string; address: string; actions: TicketActions };

/** Where the engineer is now; the visit's address is already filled in. */
export function ArriveSheet({ ticketId, address, actions }: ArriveSheetProps) {
  const [place, setPlace] = useState(address);
  const [isTried, setTried] = useState(false);
  const uploads = useKeptPictures(`arrive:${ticketId}`);
  const isEmpty = !hasWords(place);

  const handleSubmit = async () => {
    setTried(true);
    if (isEmpty || uploads.problem !== undefined) {
      return;
    }
    if (await actions.act('arrive', { place: { name: place } }, uploads.pictures)) {
      uploads.forget();
    }
  };

  return (
    <FormSheet
      title="到达"
      submit="我到了"
      busy="正在提交"
      isSending={uploads.isSending}
      problem={uploads.problem}
      hint={uploads.lostWords}
      actions={actions}
      onSubmit={handleSubmit}
    >
      <TextField
        id="arrive-place"
        label="地点"
        hint="例如：滨江自来水公司 3 号泵房"
        most={200}
        value={place}
        error={isTried && isEmpty ? errorCodes['ticket.place_required'].title : undefined}
        onChange={setPlace}
      />
      <PictureUploader {...uploads.grid} />
    </FormSheet>
  );
}

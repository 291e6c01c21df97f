import { useState } from 'react';

import { PictureUploader } from '#miniapp/ui/picture-uploader';
import { errorWords } from '#shared/errors/error-words';
import { hasWords } from '#shared/text/clean';

import { PlaceField, placeBody, placeOfVisit } from '../place-field';

import { FormSheet, type SheetProps } from './form-sheet';
import { useKeptPictures } from './use-kept-pictures';

/** Where the engineer is now; the visit's address is already filled in. */
export function ArriveSheet({ ticket, action, form, actions }: SheetProps) {
  const [place, setPlace] = useState(() => placeOfVisit(ticket));
  const [isTried, setTried] = useState(false);
  const uploads = useKeptPictures(`${action}:${ticket.id}`);
  const isEmpty = !hasWords(place.name);

  const handleSubmit = async () => {
    setTried(true);
    if (isEmpty || uploads.problem !== undefined) {
      return;
    }
    if (await actions.act(action, { place: placeBody(place) }, uploads.pictures)) {
      uploads.forget();
    }
  };

  return (
    <FormSheet
      {...{ action, form, actions }}
      isSending={uploads.isSending}
      problem={uploads.problem}
      hint={uploads.lostWords}
      onSubmit={handleSubmit}
    >
      <PlaceField
        id="arrive-place"
        place={place}
        error={isTried && isEmpty ? errorWords['ticket.place_required'] : undefined}
        onChange={setPlace}
      />
      <PictureUploader {...uploads.grid} />
    </FormSheet>
  );
}

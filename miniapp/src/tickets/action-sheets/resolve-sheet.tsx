import { useState } from 'react';

import { useDraft } from '#miniapp/client/use-draft';
import { PictureUploader } from '#miniapp/ui/picture-uploader';
import { TextArea } from '#miniapp/ui/text-field';
import { hasWords } from '#shared/text/clean';

import { sheetWords } from '../words/sheets';

import { FormSheet, type SheetProps } from './form-sheet';
import { useKeptPictures } from './use-kept-pictures';

const fields = ['cause', 'solution', 'prevention'] as const;
const empty = { cause: '', solution: '', prevention: '' };

/** The way the engineer hands the fix over: what was wrong, what was done, how to avoid it. */
export function ResolveSheet({ ticket, action, form, actions }: SheetProps) {
  const draftName = `${action}:${ticket.id}`;
  const [resolution, setResolution, forgetDraft] = useDraft(draftName, empty);
  const [isTried, setTried] = useState(false);
  const uploads = useKeptPictures(draftName);

  const isMissing = (name: string) =>
    isTried && name !== 'prevention' && !hasWords(resolution[name as keyof typeof empty]);
  const handleSubmit = async () => {
    setTried(true);
    const isIncomplete = !hasWords(resolution.cause) || !hasWords(resolution.solution);
    if (isIncomplete || uploads.problem !== undefined) {
      return;
    }
    if (await actions.act(action, { resolution }, uploads.pictures)) {
      forgetDraft();
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
      <>
        {fields.map((name) => (
          <TextArea
            key={name}
            id={`resolve-${name}`}
            {...sheetWords.resolve[name]}
            most={2000}
            value={resolution[name]}
            error={isMissing(name) ? sheetWords.resolve.required : undefined}
            onChange={(words) => {
              setResolution({ ...resolution, [name]: words });
            }}
          />
        ))}
      </>
      <PictureUploader {...uploads.grid} />
    </FormSheet>
  );
}

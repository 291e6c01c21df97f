import { useState } from 'react';

import { useDraft } from '#miniapp/client/use-draft';
import { PictureUploader } from '#miniapp/ui/picture-uploader';
import { TextArea } from '#miniapp/ui/text-field';
import { hasWords } from '#shared/text/clean';

import { FormSheet, type SheetProps } from './form-sheet';
import { useKeptPictures } from './use-kept-pictures';

const fields = [
  { name: 'cause', label: '原因', hint: '为什么会这样，客户能看懂的一句话', most: 2000 },
  { name: 'solution', label: '解决办法', hint: '做了什么，客户需要怎么确认', most: 2000 },
  {
    name: 'prevention',
    label: '今后怎样避免（可不填）',
    hint: '例如：每月结账前先同步科目',
    most: 2000,
  },
] as const;
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
        {fields.map(({ name, label, hint, most }) => (
          <TextArea
            key={name}
            id={`resolve-${name}`}
            label={label}
            hint={hint}
            most={most}
            value={resolution[name]}
            error={isMissing(name) ? '请填写这一项' : undefined}
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

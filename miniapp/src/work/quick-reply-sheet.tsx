import { useState } from 'react';

import { call } from '#miniapp/client/call';
import { useAction } from '#miniapp/client/use-action';
import { Banner } from '#miniapp/ui/banner';
import { Button } from '#miniapp/ui/button';
import { Chip, Chips } from '#miniapp/ui/chip';
import { Section } from '#miniapp/ui/section';
import { Sheet } from '#miniapp/ui/sheet';
import { TextArea, TextField } from '#miniapp/ui/text-field';
import { directoryLimits } from '#shared/directory/directory-limits';
import { templateApi } from '#shared/directory/template-api';
import { templateVariables } from '#shared/directory/template-words';
import { hasWords } from '#shared/text/clean';

import { workWords } from './words';

/** `id` null: it is a new one. */
export type EditedReply = { id: string | null; title: string; text: string };

type QuickReplySheetProps = { reply: EditedReply; onClose: () => void; onChanged: () => void };

/** One quick reply: by what it is found, what it says, and what is filled in when it is sent. */
export function QuickReplySheet({ reply, onClose, onChanged }: QuickReplySheetProps) {
  const words = workWords.quickReplies;
  const [draft, change] = useState(reply);
  const [isTried, setTried] = useState(false);
  const saving = useAction(save);
  const removing = useAction(remove);
  const wrong = saving.error ?? removing.error;
  const { title, text } = draft;
  const handleSave = async () => {
    setTried(true);
    if (hasWords(title) && hasWords(text) && (await saving.run(draft))) {
      onChanged();
    }
  };
  const handleRemove = async (id: string) => {
    if (await removing.run({ id })) {
      onChanged();
    }
  };
  return (
    <Sheet
      isOpen
      title={reply.id === null ? words.add : words.edit}
      onClose={onClose}
      actions={
        <>
          {wrong && <Banner tone="late">{wrong.title}</Banner>}
          <RemoveButton
            id={reply.id}
            isRemoving={removing.isRunning}
            onRemove={(id) => void handleRemove(id)}
          />
          <Button
            id="save-quick-reply"
            busy={saving.isRunning && words.saving}
            onTap={() => void handleSave()}
          >
            {words.save}
          </Button>
        </>
      }
    >
      <Fields draft={draft} isTried={isTried} onChange={change} />
    </Sheet>
  );
}

type RemoveButtonProps = {
  id: string | null;
  isRemoving: boolean;
  onRemove: (id: string) => void;
};

/** What is new cannot be removed. */
function RemoveButton({ id, isRemoving, onRemove }: RemoveButtonProps) {
  return id === null ? null : (
    <Button
      kind="danger"
      narrow
      id="remove-quick-reply"
      busy={isRemoving && workWords.quickReplies.removing}
      onTap={() => {
        onRemove(id);
      }}
    >
      {workWords.quickReplies.remove}
    </Button>
  );
}

type FieldsProps = {
  draft: EditedReply;
  isTried: boolean;
  onChange: (draft: EditedReply) => void;
};

function Fields({ draft, isTried, onChange }: FieldsProps) {
  const words = workWords.quickReplies;
  const missing = (value: string) => (isTried && !hasWords(value) ? words.required : undefined);
  return (
    <>
      <TextField
        id="quick-reply-title"
        label={words.name}
        hint={words.nameHint}
        most={directoryLimits.templateTitle}
        value={draft.title}
        error={missing(draft.title)}
        onChange={(title) => {
          onChange({ ...draft, title });
        }}
      />
      <TextArea
        id="quick-reply-text"
        label={words.text}
        hint={words.textHint}
        most={directoryLimits.templateText}
        value={draft.text}
        error={missing(draft.text)}
        onChange={(text) => {
          onChange({ ...draft, text });
        }}
      />
      <Section title={words.variables}>
        <Chips>
          {Object.values(templateVariables).map((variable) => (
            <Chip
              key={variable}
              isChosen={false}
              onTap={() => {
                onChange({ ...draft, text: `${draft.text}{${variable}}` });
              }}
            >
              {variable}
            </Chip>
          ))}
        </Chips>
      </Section>
    </>
  );
}

async function save({ id, title, text }: EditedReply): Promise<boolean> {
  const template = { kind: 'quick_reply', title, text } as const;
  await (id === null
    ? call(templateApi.add, { body: { isShared: false, template } })
    : call(templateApi.change, { params: { id }, body: { template } }));
  return true;
}

async function remove({ id }: { id: string }): Promise<boolean> {
  await call(templateApi.remove, { params: { id } });
  return true;
}

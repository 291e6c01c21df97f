import { View } from '@tarojs/components';
import { useState } from 'react';

import { Banner } from '#miniapp/ui/banner';
import { Button } from '#miniapp/ui/button';
import { Card } from '#miniapp/ui/card';
import { Section } from '#miniapp/ui/section';
import { TextArea } from '#miniapp/ui/text-field';
import type { CustomerNote } from '#shared/customers/customer-api';
import { customerLimits } from '#shared/customers/customer-limits';
import { hasWords } from '#shared/text/clean';
import { sayTime } from '#shared/time/say-time';

import type { Notes } from './use-customer';
import { customerWords } from './words/customers';

type CustomerNotesProps = Notes & { notes: readonly CustomerNote[]; now: number };

/** What colleagues should know of a customer, who never reads it. */
export function CustomerNotes({ notes, now, addNote, removeNote }: CustomerNotesProps) {
  const [text, setText] = useState('');
  const words = customerWords.notes;
  const error = addNote.error ?? removeNote.error;
  const handleAdd = async () => {
    if (await addNote.run(text)) {
      setText('');
    }
  };
  return (
    <Section title={words.title} hint={words.line}>
      <Card className="customer__notes">
        {notes.map((note) => (
          <Note
            key={note.id}
            {...{ note, now }}
            isRemoving={removeNote.pending.includes(note.id)}
            onRemove={() => void removeNote.run(note.id)}
          />
        ))}
        <TextArea
          id="customer-note"
          label={words.title}
          hideLabel
          hint={words.hint}
          most={customerLimits.noteLength}
          value={text}
          onChange={setText}
        />
        {error && <Banner tone="late">{error.title}</Banner>}
        <Button
          kind="quiet"
          size="small"
          id="add-customer-note"
          disabled={!hasWords(text)}
          busy={addNote.isRunning && words.adding}
          onTap={() => void handleAdd()}
        >
          {words.add}
        </Button>
      </Card>
    </Section>
  );
}

type NoteProps = { note: CustomerNote; now: number; isRemoving: boolean; onRemove: () => void };

function Note({ note: { at, author, isMine, text }, now, isRemoving, onRemove }: NoteProps) {
  const words = customerWords.notes;
  return (
    <View className="customer__note">
      <View className="customer__note-words">
        <View>{text}</View>
        <View className="customer__note-by">
          {words.by(author?.name ?? words.formerUser, sayTime(at, now))}
        </View>
      </View>
      {isMine && (
        <Button
          {...{ kind: 'text', size: 'small', narrow: true }}
          busy={isRemoving && words.removing}
          onTap={onRemove}
        >
          {words.remove}
        </Button>
      )}
    </View>
  );
}

import type { KeyboardEvent } from 'react';

import { useDraft } from '#miniapp/client/use-draft';
import { useLatest } from '#miniapp/client/use-latest';
import type { TicketActions } from '#miniapp/tickets/use-ticket-actions';
import { Button } from '#miniapp/ui/button';
import { classes } from '#miniapp/ui/classes';
import { TextArea } from '#miniapp/ui/text-field';
import { ticketLimits } from '#shared/tickets/ticket-limits';
import type { TicketReply } from '#shared/tickets/ticket-replies';

import { wideDeskWords } from '../words/wide';

import { actionKeys } from './desk-keys';
import { KeyHint } from './key-hint';

/** Who reads what is written: colleagues, or the customer too. */
export type Voice = 'note' | 'message';
export const voices: readonly Voice[] = ['note', 'message'];

type ComposerProps = {
  ticket: TicketReply;
  actions: TicketActions;
  /** As far as it is allowed. */
  wanted: Voice;
  onVoice: (voice: Voice) => void;
};

/** Words under the ticket, to colleagues or to the customer. */
export function Composer({ ticket, actions, wanted, onVoice }: ComposerProps) {
  const allowed = voices.filter((one) => ticket.allowedActions.includes(one));
  const voice = allowed.includes(wanted) ? wanted : allowed[0];
  if (voice === undefined) {
    return null;
  }
  return (
    <div className="desk-composer">
      <div className="desk-composer__voices" role="radiogroup">
        {allowed.map((one) => (
          <button
            key={one}
            type="button"
            role="radio"
            aria-checked={one === voice}
            className={classes('desk-voice', one === voice && `desk-voice--${one}`)}
            onClick={() => {
              onVoice(one);
            }}
          >
            {wideDeskWords.ticket[one]}
            <KeyHint name={actionKeys[one]} />
          </button>
        ))}
      </div>
      <Words key={voice} ticketId={ticket.id} actions={actions} voice={voice} />
    </div>
  );
}

type WordsProps = Pick<ComposerProps, 'actions'> & { ticketId: string; voice: Voice };

/** Kept while they are not sent. */
function Words({ ticketId, actions, voice }: WordsProps) {
  const [{ note }, setDraft, forgetDraft] = useDraft(`desk:${voice}:${ticketId}`, { note: '' });
  const written = useLatest(note);
  const words = wideDeskWords.ticket;
  const send = async () => {
    const body = voice === 'note' ? { note, visibility: 'internal' as const } : { note };
    if (note.trim() === '' || !(await actions.act(voice, body))) {
      return;
    }
    // what was written on meanwhile is not sent yet
    const rest = written.current.startsWith(note)
      ? written.current.slice(note.length)
      : written.current;
    setDraft({ note: rest.trimStart() });
    if (rest.trim() === '') {
      forgetDraft();
    }
  };
  return (
    <div
      className="desk-composer__row"
      onKeyDown={(event) => {
        hear(event, send);
      }}
    >
      <TextArea
        id="desk-words"
        label={words.words}
        hideLabel
        hint={voice === 'note' ? words.noteHint : words.messageHint}
        most={ticketLimits.noteLength}
        value={note}
        onChange={(typed) => {
          setDraft({ note: typed });
        }}
      />
      <Button
        kind="quiet"
        size="small"
        id="desk-send"
        busy={actions.underway === voice && words.sending}
        disabled={note.trim() === ''}
        onTap={() => void send()}
      >
        {words.send}
      </Button>
    </div>
  );
}

/** Ctrl and Enter send, Escape leaves; while composing both are the input method's. */
function hear(event: KeyboardEvent, send: () => Promise<void>) {
  if (event.nativeEvent.isComposing) {
    return;
  }
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    void send();
  }
  if (event.key === 'Escape') {
    document.getElementById('desk-list')?.focus();
  }
}

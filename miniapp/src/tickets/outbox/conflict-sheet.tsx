import { View } from '@tarojs/components';
import { useState } from 'react';

import { Banner } from '#miniapp/ui/banner';
import { Button } from '#miniapp/ui/button';
import { ConfirmDialog } from '#miniapp/ui/confirm-dialog';
import { Section } from '#miniapp/ui/section';
import { Sheet } from '#miniapp/ui/sheet';
import { StatusPill } from '#miniapp/ui/status-pill';
import { ticketActionWords } from '#shared/tickets/ticket-life-words';
import type { TicketReply } from '#shared/tickets/ticket-replies';
import { sayMoment } from '#shared/time/say-time';

import { stateTone } from '../head-words';
import { sayStatus } from '../status-words';
import { entryTime, entryTitle, isKnown } from '../timeline-words';
import { outboxWords } from '../words/outbox';

import { wordsOf } from './conflict-words';
import { decide } from './decide';
import { picturesOf, type QueuedStep } from './queued-step';

import './conflict-sheet.scss';

type ConflictSheetProps = {
  ticket: TicketReply;
  step: QueuedStep;
  /** Steps of the same ticket that wait for the decision. */
  behind: number;
  now: number;
  onClose: () => void;
};

/** Both versions, what was done here and how the ticket stands by now, and what can become of it. */
export function ConflictSheet({ ticket, step, behind, now, onClose }: ConflictSheetProps) {
  const words = outboxWords.conflict;
  return (
    <Sheet
      isOpen
      title={words.title}
      onClose={onClose}
      actions={<Decisions ticket={ticket} step={step} onClose={onClose} />}
    >
      {step.refusal && <Banner tone="wait">{step.refusal.title}</Banner>}
      <Section title={words.mine}>
        <Mine step={step} now={now} />
      </Section>
      <Section title={words.now}>
        <Theirs ticket={ticket} step={step} now={now} />
      </Section>
      {behind > 0 && <View className="conflict__line">{words.behind(behind)}</View>}
    </Sheet>
  );
}

type VersionProps = Pick<ConflictSheetProps, 'now' | 'step'>;

function Mine({ step, now }: VersionProps) {
  const words = outboxWords.conflict;
  const said = wordsOf(step);
  const pictures = picturesOf(step).length;
  return (
    <View className="conflict__version">
      <View className="conflict__deed">
        {words.did(sayMoment(step.happenedAt, now), ticketActionWords[step.action])}
      </View>
      {said !== '' && <View className="conflict__words">{said}</View>}
      {pictures > 0 && (
        <View className="conflict__line">{outboxWords.entry.pictures(pictures)}</View>
      )}
    </View>
  );
}

/** The status by now, and who did what since it was last known here. */
function Theirs({ ticket, step, now }: VersionProps & Pick<ConflictSheetProps, 'ticket'>) {
  const since = ticket.timeline.filter(
    (entry) => isKnown(entry) && entry.seq > step.known.seq && !entry.isMine,
  );
  return (
    <View className="conflict__version">
      <StatusPill label={sayStatus(ticket, 'staff')} tone={stateTone(ticket)} />
      {since.length === 0 && (
        <View className="conflict__line">{outboxWords.conflict.unchanged}</View>
      )}
      {since.map((entry) => (
        <View key={entry.seq} className="conflict__entry">
          <View className="conflict__deed">{entryTitle(entry, 'staff')}</View>
          <View className="conflict__line">{entryTime(entry, now)}</View>
          {entry.text !== '' && <View className="conflict__words">{entry.text}</View>}
        </View>
      ))}
    </View>
  );
}

type DecisionsProps = Pick<ConflictSheetProps, 'onClose' | 'step' | 'ticket'>;

function Decisions({ ticket, step, onClose }: DecisionsProps) {
  const words = outboxWords.conflict;
  const may = (action: QueuedStep['action']) => ticket.allowedActions.includes(action);
  const settle = (decision: Parameters<typeof decide>[1]) => () => {
    onClose();
    decide(step, decision);
  };
  return (
    <>
      {may(step.action) && (
        <Button id="send-again" onTap={settle('once more')}>
          {words.sendAgain}
        </Button>
      )}
      {step.action !== 'note' && may('note') && (
        <Button
          id="send-as-note"
          kind={may(step.action) ? 'quiet' : 'primary'}
          onTap={settle('as a note')}
        >
          {words.sendAsNote}
        </Button>
      )}
      <Drop onDrop={settle('drop')} />
    </>
  );
}

/** Asks once: what was written is gone then. */
function Drop({ onDrop }: { onDrop: () => void }) {
  const words = outboxWords.conflict;
  const [isAsked, setAsked] = useState(false);
  return (
    <>
      <Button
        id="drop-step"
        kind="quiet"
        onTap={() => {
          setAsked(true);
        }}
      >
        {words.drop}
      </Button>
      <ConfirmDialog
        isOpen={isAsked}
        danger
        title={words.dropQuestion}
        message={words.dropMessage}
        confirmLabel={words.dropConfirm}
        onConfirm={onDrop}
        onClose={() => {
          setAsked(false);
        }}
      />
    </>
  );
}

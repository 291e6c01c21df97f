import { useState } from 'react';

import { call } from '#miniapp/client/call';
import { useAction } from '#miniapp/client/use-action';
import { saySkills } from '#miniapp/tickets/candidate-words';
import { Banner } from '#miniapp/ui/banner';
import { Button } from '#miniapp/ui/button';
import { ChoiceCard } from '#miniapp/ui/choice-card';
import { ErrorState } from '#miniapp/ui/error-state';
import { Sheet } from '#miniapp/ui/sheet';
import { Skeleton } from '#miniapp/ui/skeleton';
import { TextArea } from '#miniapp/ui/text-field';
import { toast } from '#miniapp/ui/toast';
import { deskTicketApi, type ManyReply } from '#shared/tickets/desk-ticket-api';
import { ticketOutcomeWords } from '#shared/tickets/ticket-life-words';
import { ticketLimits } from '#shared/tickets/ticket-limits';
import { ticketOutcomes, type TicketOutcome } from '#shared/tickets/ticket-outcomes';

import { wideDeskWords } from '../words/wide';

import { useEngineers } from './board';
import type { ManyStep } from './many-step';

type ManySheetProps = {
  step: ManyStep;
  tickets: readonly { id: string; number: string }[];
  /** With those to which it could not be done. */
  onDone: (refusedIds: readonly string[]) => void;
  onClose: () => void;
};

/** One reason for several tickets: who is asked to take them, or why they end. What was refused is said and stays chosen. */
export function ManySheet(props: ManySheetProps) {
  const { step, tickets, onClose } = props;
  const [choice, setChoice] = useState<string>();
  const [reason, setReason] = useState('');
  const { submit, isRunning, refused, wrong } = useSubmitting(props);
  const words = wideDeskWords.many;

  const numberOf = (id: string) => tickets.find((ticket) => ticket.id === id)?.number ?? '';
  return (
    <Sheet
      isOpen
      title={`${words[step]} · ${words.chosen(tickets.length)}`}
      onClose={onClose}
      actions={
        <>
          {wrong !== undefined && <Banner tone="late">{wrong}</Banner>}
          <Button
            kind={step === 'close' ? 'danger' : 'primary'}
            id="submit-many"
            busy={isRunning && words.busy}
            onTap={() => void submit(choice, reason)}
          >
            {words[step]}
          </Button>
        </>
      }
    >
      {refused.map(({ refusal, ticketId }) => (
        <Banner key={ticketId} tone="late">
          {words.refused(numberOf(ticketId), refusal?.title ?? '')}
        </Banner>
      ))}
      {step === 'assign' ? (
        <Engineers chosen={choice} onChoose={setChoice} />
      ) : (
        <Outcomes chosen={choice} onChoose={setChoice} />
      )}
      <TextArea
        id="many-reason"
        label={step === 'assign' ? words.reasonAssign : words.reasonClose}
        hint={step === 'assign' ? words.assignHint : words.closeHint}
        most={ticketLimits.noteLength}
        value={reason}
        onChange={setReason}
      />
    </Sheet>
  );
}

/** Sends it once nothing is missing, and keeps what was refused. */
function useSubmitting({ step, tickets, onDone, onClose }: ManySheetProps) {
  const [problem, setProblem] = useState<string>();
  const [refused, setRefused] = useState<ManyReply['items']>([]);
  const sending = useSending(step);
  const words = wideDeskWords.many;

  const submit = async (choice: string | undefined, reason: string) => {
    const isMissing = choice === undefined || reason.trim() === '';
    setProblem(isMissing ? words.missing : undefined);
    if (isMissing) {
      return;
    }
    const ticketIds = tickets.map(({ id }) => id);
    const reply = await sending.run({ ticketIds, choice, reason });
    if (!reply) {
      return;
    }
    const left = reply.items.filter(({ refusal }) => refusal !== null);
    setRefused(left);
    onDone(left.map(({ ticketId }) => ticketId));
    if (left.length === 0) {
      toast(words.done(reply.items.length));
      onClose();
    }
  };

  return {
    ...{ submit, refused, isRunning: sending.isRunning },
    wrong: problem ?? sending.error?.title,
  };
}

type Sent = { ticketIds: string[]; choice: string; reason: string };

function useSending(step: ManyStep) {
  return useAction(({ ticketIds, choice, reason }: Sent, idempotencyKey) =>
    step === 'assign'
      ? call(deskTicketApi.assign, {
          body: { ticketIds, reason, assigneeId: choice },
          idempotencyKey,
        })
      : call(deskTicketApi.close, {
          // one of the cards
          body: { ticketIds, reason, outcome: choice as TicketOutcome },
          idempotencyKey,
        }),
  );
}

type ChoicesProps = { chosen: string | undefined; onChoose: (id: string) => void };

function Outcomes({ chosen, onChoose }: ChoicesProps) {
  return (
    <>
      {ticketOutcomes.map((outcome) => (
        <ChoiceCard
          key={outcome}
          id={`outcome-${outcome}`}
          label={ticketOutcomeWords[outcome].label}
          isChosen={outcome === chosen}
          onTap={() => {
            onChoose(outcome);
          }}
        />
      ))}
    </>
  );
}

/** Those who are there first, with what each holds. */
function Engineers({ chosen, onChoose }: ChoicesProps) {
  const { data, error, refresh } = useEngineers();
  if (!data) {
    return error ? (
      <ErrorState error={error} onRetry={() => void refresh()} />
    ) : (
      <Skeleton height="160px" />
    );
  }
  const { load, presence } = wideDeskWords.board;
  return (
    <>
      {data.items.map(({ id, capacity, name, openTickets, skills, ...engineer }) => (
        <ChoiceCard
          key={id}
          id={`many-${id}`}
          label={name}
          line={[presence[engineer.presence], load(openTickets, capacity), saySkills(skills)].join(
            ' · ',
          )}
          isChosen={id === chosen}
          onTap={() => {
            onChoose(id);
          }}
        />
      ))}
    </>
  );
}

import { useEffect, useState } from 'react';

import { call } from '#miniapp/client/call';
import { useAction } from '#miniapp/client/use-action';
import { useLatest } from '#miniapp/client/use-latest';
import { useCandidates } from '#miniapp/tickets/action-sheets/candidate-list';
import { sayDone } from '#miniapp/tickets/actions/phone-actions';
import { sayCandidate } from '#miniapp/tickets/candidate-words';
import { sheetWords } from '#miniapp/tickets/words/sheets';
import { Banner } from '#miniapp/ui/banner';
import { Button } from '#miniapp/ui/button';
import { Sheet } from '#miniapp/ui/sheet';
import { TextField } from '#miniapp/ui/text-field';
import { toast } from '#miniapp/ui/toast';
import { errorWords } from '#shared/errors/error-words';
import { ticketApi } from '#shared/tickets/ticket-api';

import { wideDeskWords } from '../words/wide';

type Candidates = ReturnType<typeof useCandidates>;

type AssignToProps = {
  ticketId: string;
  engineer: { id: string; name: string };
  onClose: () => void;
};

/** A ticket was dropped on somebody: the first choice is asked at once, for anybody else there has to be a reason. */
export function AssignTo(props: AssignToProps) {
  const { isAsking, ...assigning } = useAssigning(props);
  return isAsking ? <ReasonSheet {...props} {...assigning} /> : null;
}

function useAssigning({ ticketId, engineer, onClose }: AssignToProps) {
  const candidates = useCandidates(ticketId);
  const step = useAction((body: { note?: string }, idempotencyKey) =>
    call(ticketApi.act, {
      params: { id: ticketId, action: 'assign' },
      body: { assigneeId: engineer.id, ...body },
      idempotencyKey,
    }),
  );
  const { person, isFirst } = standingOf(engineer.id, candidates);

  const assign = async (body: { note?: string }) => {
    const ticket = await step.run(body);
    if (ticket) {
      toast(sayDone('assign', ticket, Date.now()));
      onClose();
    }
  };
  const latest = useLatest(assign);
  useEffect(() => {
    if (isFirst) {
      void latest.current({});
    }
  }, [isFirst, latest]);

  const isUnfit = candidates.data !== undefined && !person;
  const error = step.error ?? candidates.error;
  return {
    ...{ assign, isFirst, person, isRunning: step.isRunning },
    failure: error?.title ?? (isUnfit ? wideDeskWords.drop.unfit : undefined),
    /** Nobody is asked for a reason before it is known who the first choice is. */
    isAsking: error !== undefined || (candidates.data !== undefined && !isFirst),
  };
}

/** What is known of somebody as a candidate, and whether nobody comes before. */
function standingOf(engineerId: string, { data }: Pick<Candidates, 'data'>) {
  const items = data?.items ?? [];
  const [first] = items.filter(({ obstacles }) => obstacles.length === 0);
  return {
    person: items.find(({ id }) => id === engineerId),
    isFirst: first?.id === engineerId,
  };
}

type ReasonSheetProps = AssignToProps & Omit<ReturnType<typeof useAssigning>, 'isAsking'>;

function ReasonSheet(props: ReasonSheetProps) {
  const { engineer, person, isFirst, isRunning, failure, assign, onClose } = props;
  const [note, setNote] = useState('');
  const [problem, setProblem] = useState<string>();
  const words = wideDeskWords.drop;
  const wrong = problem ?? failure;
  const handleSubmit = () => {
    const isMissing = !isFirst && note.trim() === '';
    setProblem(isMissing ? errorWords['ticket.note_required'] : undefined);
    if (!isMissing) {
      void assign(isFirst ? {} : { note });
    }
  };
  return (
    <Sheet
      isOpen
      title={words.title(engineer.name)}
      onClose={onClose}
      actions={
        <>
          {wrong !== undefined && <Banner tone="late">{wrong}</Banner>}
          <Button
            id="submit-action"
            busy={isRunning && words.busy}
            disabled={!person}
            onTap={handleSubmit}
          >
            {words.submit}
          </Button>
        </>
      }
    >
      {person && <div className="desk-panel__line">{sayCandidate(person)}</div>}
      <TextField
        id="action-note"
        label={sheetWords.assign.note}
        hint={sheetWords.assign.noteHint}
        most={200}
        value={note}
        onChange={setNote}
      />
    </Sheet>
  );
}

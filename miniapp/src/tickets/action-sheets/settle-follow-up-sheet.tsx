import { View } from '@tarojs/components';
import { useState } from 'react';

import { useDraft } from '#miniapp/client/use-draft';
import { ChoiceCard } from '#miniapp/ui/choice-card';
import { ListRow } from '#miniapp/ui/list-row';
import { TextArea } from '#miniapp/ui/text-field';
import { Toggle } from '#miniapp/ui/toggle';
import { errorWords } from '#shared/errors/error-words';
import { outcomeRule, type CallOutcome } from '#shared/follow-ups/call-outcomes';
import { outcomesOf } from '#shared/follow-ups/follow-up-words';
import { missingInput } from '#shared/tickets/action-input';
import { ticketLimits } from '#shared/tickets/ticket-limits';
import type { TicketReply } from '#shared/tickets/ticket-replies';

import { sheetWords } from '../words/sheets';

import { FormSheet, type SheetProps } from './form-sheet';

/** What came of the call, in the customer’s words. */
export function SettleFollowUpSheet({ ticket, action, form, actions }: SheetProps) {
  const [followUp] = ticket.followUps;
  const [{ note }, setDraft, forgetDraft] = useDraft(`${action}:${ticket.id}`, { note: '' });
  const [outcome, setOutcome] = useState<CallOutcome>();
  const [reopens, setReopens] = useState(false);
  const [problem, setProblem] = useState<string>();
  const mayReopen = canReopen(ticket, outcome);

  const handleSubmit = async () => {
    const settled = { id: followUp?.id ?? '', outcome, reopens: mayReopen && reopens };
    const body = { ...(followUp && { followUp: settled }), note };
    const missing = missingInput(action, body);
    setProblem(missing ? errorWords[missing] : undefined);
    if (!missing && (await actions.act(action, body))) {
      forgetDraft();
    }
  };

  return (
    <FormSheet {...{ action, form, actions, problem }} onSubmit={handleSubmit}>
      {followUp && (
        <Outcomes
          offered={outcomesOf(followUp, ticket.status)}
          chosen={outcome}
          onChoose={setOutcome}
        />
      )}
      {outcome && (
        <TextArea
          id="action-note"
          {...noteWords(outcome)}
          value={note}
          most={ticketLimits.noteLength}
          onChange={(words) => {
            setDraft({ note: words });
          }}
        />
      )}
      {mayReopen && <Reopening isOn={reopens} onChange={setReopens} />}
    </FormSheet>
  );
}

function canReopen({ status }: TicketReply, outcome: CallOutcome | undefined): boolean {
  return status === 'closed' && outcome !== undefined && outcomeRule(outcome).mayReopen === true;
}

function noteWords(outcome: CallOutcome): { label: string; hint: string } {
  const words = sheetWords.settleFollowUp;
  const { isReached, needsWords } = outcomeRule(outcome);
  if (!needsWords) {
    return { label: words.note, hint: words.noteHint };
  }
  return isReached
    ? { label: words.said, hint: words.saidHint }
    : { label: words.why, hint: words.whyHint };
}

type OutcomesProps = {
  offered: ReturnType<typeof outcomesOf>;
  chosen: CallOutcome | undefined;
  onChoose: (outcome: CallOutcome) => void;
};

function Outcomes({ offered, chosen, onChoose }: OutcomesProps) {
  return (
    <View className="rating-answers">
      {offered.map(({ name, label, line }) => (
        <ChoiceCard
          key={name}
          id={`outcome-${name}`}
          {...{ label, line }}
          isChosen={name === chosen}
          onTap={() => {
            onChoose(name);
          }}
        />
      ))}
    </View>
  );
}

function Reopening({ isOn, onChange }: { isOn: boolean; onChange: (isOn: boolean) => void }) {
  const { reopen, reopenNote } = sheetWords.settleFollowUp;
  return (
    <ListRow
      title={reopen}
      note={reopenNote}
      value={<Toggle label={reopen} isOn={isOn} onChange={onChange} />}
    />
  );
}

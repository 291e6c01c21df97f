import { View } from '@tarojs/components';

import { Button } from '#miniapp/ui/button';
import { Card } from '#miniapp/ui/card';
import { Icon } from '#miniapp/ui/icon';
import { Section } from '#miniapp/ui/section';
import type { Side } from '#shared/accounts/roles';
import type { CriteriaReply } from '#shared/tasks/task-fields';
import type { TicketReply } from '#shared/tickets/ticket-replies';

import { sayCriteriaState } from './criteria-state';

import './ticket-tasks.scss';
import type { TicketActions } from './use-ticket-actions';
import { taskWords } from './words/tasks';

type TicketCriteriaProps = { ticket: TicketReply; side: Side; actions: TicketActions };

/** What both sides call solved; the reporter agrees to it, or asks for something else. */
export function TicketCriteria({ ticket, side, actions }: TicketCriteriaProps) {
  const { allowedActions, criteria, status } = ticket;
  if (!criteria) {
    return null;
  }
  const state = sayCriteriaState({ criteria, status }, side);
  return (
    <Section title={taskWords.criteria.title}>
      <Card className="ticket-criteria">
        {criteria.items.map((item) => (
          <View key={item.id} className="ticket-criteria__item">
            <Icon name={iconOf(item)} size="small" />
            <View className="ticket-criteria__text">{item.text}</View>
          </View>
        ))}
        {state !== '' && <View className="ticket-criteria__state">{state}</View>}
        {allowedActions.includes('agree_criteria') && (
          <Answers actions={actions} mayQuestion={allowedActions.includes('question_criteria')} />
        )}
      </Card>
    </Section>
  );
}

type AnswersProps = Pick<TicketCriteriaProps, 'actions'> & { mayQuestion: boolean };

function Answers({ actions, mayQuestion }: AnswersProps) {
  return (
    <View className="ticket-criteria__buttons">
      <Button
        kind="quiet"
        size="small"
        narrow
        id="action-agree_criteria"
        onTap={() => {
          actions.begin('agree_criteria');
        }}
      >
        {taskWords.criteria.agree}
      </Button>
      {mayQuestion && (
        <Button
          kind="text"
          size="small"
          narrow
          id="action-question_criteria"
          onTap={() => {
            actions.begin('question_criteria');
          }}
        >
          {taskWords.criteria.question}
        </Button>
      )}
    </View>
  );
}

function iconOf({ isMet }: CriteriaReply['items'][number]) {
  if (isMet === null) {
    return 'partly';
  }
  return isMet ? 'done' : 'no';
}

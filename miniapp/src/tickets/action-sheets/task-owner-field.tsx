import { View } from '@tarojs/components';
import { useState } from 'react';

import { call } from '#miniapp/client/call';
import { useQuery } from '#miniapp/client/use-query';
import { Avatar } from '#miniapp/ui/avatar';
import { Chip, Chips } from '#miniapp/ui/chip';
import { ErrorState } from '#miniapp/ui/error-state';
import { Icon } from '#miniapp/ui/icon';
import { ListRow } from '#miniapp/ui/list-row';
import { Skeleton } from '#miniapp/ui/skeleton';
import { TextField } from '#miniapp/ui/text-field';
import type { PersonReply } from '#shared/accounts/account-api';
import { roleName } from '#shared/accounts/roles';
import { taskApi } from '#shared/tasks/task-api';
import { taskLimits } from '#shared/tasks/task-limits';

import { taskWords } from '../words/tasks';

import type { TaskDraft } from './task-draft';

type Owner = Pick<TaskDraft, 'ownerId' | 'party'>;

type TaskOwnerFieldProps = {
  me: string;
  assignee: PersonReply | null;
  owner: Owner;
  onChange: (owner: Partial<Owner>) => void;
};

/** Me, whoever holds the ticket, the customer, or any other colleague. */
export function TaskOwnerField({ me, assignee, owner, onChange }: TaskOwnerFieldProps) {
  const { ownerId, party } = owner;
  const near = [me, ...(assignee && assignee.id !== me ? [assignee.id] : [])];
  const [isOthers, setOthers] = useState(ownerId !== null && !near.includes(ownerId));
  const words = taskWords.sheet;
  const choose = (id: string | null) => () => {
    setOthers(false);
    onChange({ ownerId: id });
  };
  return (
    <>
      <View className="field">
        <View className="field__label">{words.who}</View>
        <Chips>
          {near.map((id) => (
            <Chip
              key={id}
              id={`task-owner-${id}`}
              isChosen={!isOthers && ownerId === id}
              onTap={choose(id)}
            >
              {id === me ? words.me : assignee?.name}
            </Chip>
          ))}
          <Chip
            id="task-owner-customer"
            isChosen={!isOthers && ownerId === null}
            onTap={choose(null)}
          >
            {words.customerSide}
          </Chip>
          <Chip
            id="task-owner-others"
            isChosen={isOthers}
            onTap={() => {
              setOthers(true);
            }}
          >
            {words.others}
          </Chip>
        </Chips>
      </View>
      {isOthers && <Colleagues leftOut={near} chosen={ownerId} onChange={onChange} />}
      {!isOthers && ownerId === null && <PartyField party={party} onChange={onChange} />}
    </>
  );
}

type PartyFieldProps = Pick<TaskOwnerFieldProps, 'onChange'> & Pick<Owner, 'party'>;

/** Who on the customer's side. */
function PartyField({ party, onChange }: PartyFieldProps) {
  const words = taskWords.sheet;
  return (
    <TextField
      id="task-party"
      label={words.party}
      hint={words.partyHint}
      most={taskLimits.partyLength}
      value={party}
      onChange={(value) => {
        onChange({ party: value });
      }}
    />
  );
}

type ColleaguesProps = Pick<TaskOwnerFieldProps, 'onChange'> & {
  leftOut: readonly string[];
  chosen: string | null;
};

function Colleagues({ leftOut, chosen, onChange }: ColleaguesProps) {
  const owners = useQuery('task-owners', () => call(taskApi.owners));
  if (!owners.data) {
    return owners.error ? (
      <ErrorState error={owners.error} onRetry={() => void owners.refresh()} />
    ) : (
      <Skeleton height="160px" />
    );
  }
  return (
    <>
      {owners.data.items
        .filter(({ id }) => !leftOut.includes(id))
        .map((person) => (
          <ListRow
            key={person.id}
            id={`task-owner-${person.id}`}
            lead={<Avatar name={person.name} url={person.avatarUrl} />}
            title={person.name}
            note={roleName(person.role)}
            value={person.id === chosen ? <Icon name="check" /> : undefined}
            onTap={() => {
              onChange({ ownerId: person.id });
            }}
          />
        ))}
    </>
  );
}

import { View } from '@tarojs/components';
import { useState } from 'react';

import { call } from '#miniapp/client/call';
import { useQuery } from '#miniapp/client/use-query';
import { Avatar } from '#miniapp/ui/avatar';
import { ErrorState } from '#miniapp/ui/error-state';
import { Icon } from '#miniapp/ui/icon';
import { ListRow } from '#miniapp/ui/list-row';
import { Skeleton } from '#miniapp/ui/skeleton';
import type { PersonReply } from '#shared/accounts/account-api';
import { roleName } from '#shared/accounts/roles';
import { errorWords } from '#shared/errors/error-words';
import { followUpApi } from '#shared/follow-ups/follow-up-api';
import { missingInput } from '#shared/tickets/action-input';

import { sheetWords } from '../words/sheets';

import { FormSheet, type SheetProps } from './form-sheet';

/** Who of the desk makes the call instead. */
export function GiveFollowUpSheet({ ticket, action, form, actions }: SheetProps) {
  const [followUp] = ticket.followUps;
  const [ownerId, setOwnerId] = useState<string>();
  const [problem, setProblem] = useState<string>();

  const handleSubmit = async () => {
    const body = followUp ? { followUp: { id: followUp.id, ownerId } } : {};
    const missing = missingInput(action, body);
    setProblem(missing ? errorWords[missing] : undefined);
    if (!missing) {
      await actions.act(action, body);
    }
  };

  return (
    <FormSheet {...{ action, form, actions, problem }} onSubmit={handleSubmit}>
      <Owners leftOut={followUp?.owner?.id} chosen={ownerId} onChoose={setOwnerId} />
    </FormSheet>
  );
}

type OwnersProps = {
  leftOut: string | undefined;
  chosen: string | undefined;
  onChoose: (id: string) => void;
};

function Owners({ leftOut, chosen, onChoose }: OwnersProps) {
  const owners = useQuery('follow-up-owners', () => call(followUpApi.owners));
  if (!owners.data) {
    return owners.error ? (
      <ErrorState error={owners.error} onRetry={() => void owners.refresh()} />
    ) : (
      <Skeleton height="160px" />
    );
  }
  const others = owners.data.items.filter(({ id }) => id !== leftOut);
  if (others.length === 0) {
    return <View>{sheetWords.giveFollowUp.nobodyElse}</View>;
  }
  return (
    <>
      {others.map((person) => (
        <OwnerRow
          key={person.id}
          person={person}
          isChosen={person.id === chosen}
          onTap={() => {
            onChoose(person.id);
          }}
        />
      ))}
    </>
  );
}

type OwnerRowProps = { person: PersonReply; isChosen: boolean; onTap: () => void };

function OwnerRow({ person, isChosen, onTap }: OwnerRowProps) {
  return (
    <ListRow
      id={`give-${person.id}`}
      lead={<Avatar name={person.name} url={person.avatarUrl} />}
      title={person.name}
      note={roleName(person.role)}
      value={isChosen ? <Icon name="check" /> : undefined}
      onTap={onTap}
    />
  );
}

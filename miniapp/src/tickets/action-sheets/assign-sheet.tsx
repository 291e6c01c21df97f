import { useState } from 'react';

import { call } from '#miniapp/client/call';
import { useQuery, type Query } from '#miniapp/client/use-query';
import { Avatar } from '#miniapp/ui/avatar';
import { ErrorState } from '#miniapp/ui/error-state';
import { Icon } from '#miniapp/ui/icon';
import { ListRow } from '#miniapp/ui/list-row';
import { Skeleton } from '#miniapp/ui/skeleton';
import { TextField } from '#miniapp/ui/text-field';
import { accountApi, type StaffReply } from '#shared/accounts/account-api';
import { errorWords } from '#shared/errors/error-words';
import { missingInput } from '#shared/tickets/action-input';

import { sheetWords } from '../words/sheets';

import { FormSheet, type SheetProps } from './form-sheet';

/** Who should take it, and why; on duty and least busy first. */
export function AssignSheet({ ticket, action, form, actions }: SheetProps) {
  const staff = useQuery('staff', () => call(accountApi.staff));
  const [assigneeId, setAssigneeId] = useState<string>();
  const [note, setNote] = useState('');
  const [problem, setProblem] = useState<string>();

  const handleSubmit = async () => {
    const body = { note, ...(assigneeId === undefined ? {} : { assigneeId }) };
    const missing = missingInput(action, body);
    setProblem(missing ? errorWords[missing] : undefined);
    if (!missing) {
      await actions.act(action, body);
    }
  };

  return (
    <FormSheet {...{ action, form, actions, problem }} onSubmit={handleSubmit}>
      <StaffList
        staff={staff}
        leftOut={ticket.assignee?.id ?? null}
        chosen={assigneeId}
        onChoose={setAssigneeId}
      />
      <TextField
        id="action-note"
        label={sheetWords.assign.note}
        hint={sheetWords.assign.noteHint}
        most={200}
        value={note}
        onChange={setNote}
      />
    </FormSheet>
  );
}

type StaffListProps = {
  staff: Query<{ items: StaffReply[] }>;
  leftOut: string | null;
  chosen: string | undefined;
  onChoose: (id: string) => void;
};

function StaffList({ staff, leftOut, chosen, onChoose }: StaffListProps) {
  if (!staff.data) {
    return staff.error ? (
      <ErrorState error={staff.error} onRetry={() => void staff.refresh()} />
    ) : (
      <Skeleton height="160px" />
    );
  }
  const others = staff.data.items.filter(({ id }) => id !== leftOut);
  return (
    <>
      {others.map((person) => (
        <StaffRow
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

type StaffRowProps = { person: StaffReply; isChosen: boolean; onTap: () => void };

function StaffRow({ person, isChosen, onTap }: StaffRowProps) {
  return (
    <ListRow
      id={`assign-${person.id}`}
      lead={<Avatar name={person.name} url={person.avatarUrl} />}
      title={person.name}
      note={sayDuty(person)}
      value={isChosen ? <Icon name="check" /> : undefined}
      onTap={onTap}
    />
  );
}

function sayDuty({ onDuty, openTickets }: StaffReply): string {
  return onDuty ? sheetWords.assign.onDuty(openTickets) : sheetWords.assign.offDuty(openTickets);
}

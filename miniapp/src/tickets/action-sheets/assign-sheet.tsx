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
import { errorCodes } from '#shared/errors/error-codes';
import { missingInput } from '#shared/tickets/action-input';

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
    setProblem(missing ? errorCodes[missing].title : undefined);
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
        label="原因（客户看不到）"
        hint="例如：熟悉银企直连模块"
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
      note={`${person.onDuty ? '在岗' : '不在岗'} · 手上 ${person.openTickets} 张`}
      value={isChosen ? <Icon name="check" /> : undefined}
      onTap={onTap}
    />
  );
}

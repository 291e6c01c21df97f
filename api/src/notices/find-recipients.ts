import type { OwedNotice } from '#api/tickets/index';
import { may, rolesThatMay, type Role } from '#shared/accounts/roles';
import { noticeKinds, type RecipientGroup } from '#shared/notices/notice-kinds';

import type { Recipient } from './channel';

export type Directory = {
  usersWithRole: (roles: readonly Role[]) => Promise<readonly { id: string; onDuty: boolean }[]>;
  /** Unknown ids are left out. */
  people: (ids: readonly string[]) => Promise<ReadonlyMap<string, Recipient>>;
  organization: (id: string) => Promise<{ colleaguesFollow: boolean } | null>;
};

type Step = Pick<
  OwedNotice,
  | 'kind'
  | 'actorId'
  | 'visibility'
  | 'reporterId'
  | 'organizationId'
  | 'followerIds'
  | 'assigneeId'
  | 'formerAssigneeId'
>;

/** Everybody who is to hear of a step, once each: never who did it, no customer of what is internal. */
export async function findRecipients(directory: Directory, step: Step): Promise<Recipient[]> {
  const groups: readonly RecipientGroup[] = noticeKinds[step.kind].to;
  const ids = await Promise.all(groups.map((group) => membersOf(directory, group, step)));
  const concerned = new Set(ids.flat().filter((id) => id !== null && id !== step.actorId));
  const known = await directory.people([...concerned].filter((id) => id !== null));
  return [...known.values()].filter(({ role }) => mayHear(role, step));
}

function mayHear(role: Role, { visibility }: Step): boolean {
  const isForCustomers = visibility === 'customer';
  return may(role, 'read every ticket') || (isForCustomers && may(role, 'report tickets'));
}

async function membersOf(
  directory: Directory,
  group: RecipientGroup,
  step: Step,
): Promise<readonly (string | null)[]> {
  switch (group) {
    case 'reporter':
      return [step.reporterId];
    case 'followers':
      return (await mayFollow(directory, step)) ? step.followerIds : [];
    case 'assignee':
      return [step.assigneeId];
    case 'former assignee':
      return [step.formerAssigneeId];
    case 'pool':
      return (await directory.usersWithRole(rolesThatMay('solve tickets')))
        .filter(({ onDuty }) => onDuty)
        .map(({ id }) => id);
    case 'desk':
      return (await directory.usersWithRole(rolesThatMay('dispatch tickets'))).map(({ id }) => id);
  }
}

/** Asked again each time: an organization may have closed its tickets to colleagues since. */
async function mayFollow(directory: Directory, step: Step): Promise<boolean> {
  if (step.organizationId === null || step.followerIds.length === 0) {
    return false;
  }
  return (await directory.organization(step.organizationId))?.colleaguesFollow ?? false;
}

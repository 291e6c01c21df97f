import { accountsRoom, people } from '#api/accounts/index';
import { attachmentsRoom } from '#api/attachments/index';
import { customersRoom } from '#api/customers/index';
import { directoryRoom } from '#api/directory/index';
import { knowledgeRoom } from '#api/knowledge/index';
import { moderationRoom } from '#api/moderation/index';
import type { NoticeOwner } from '#api/notice-owner';
import { noticesRoom, pushReader } from '#api/notices/index';
import { recordsRoom } from '#api/records/index';
import type { Room } from '#api/room';
import { setAsideRoom } from '#api/set-aside/index';
import { ticketsRoom } from '#api/tickets/index';

import type { RoomDeps } from './room-deps';

/** Every room of the product: what stands here is served, described, worked on and told of what WeChat says. */
export function listRooms(deps: RoomDeps): Room[] {
  const rooms = roomsOfThings(deps);
  return [...rooms, noticesRoom(noticeParts(deps, ownersIn(rooms)))];
}

/** Everything that owes notices, of whichever room. */
export function noticeOwners(deps: RoomDeps): NoticeOwner[] {
  return ownersIn(roomsOfThings(deps));
}

function ownersIn(rooms: readonly Room[]): NoticeOwner[] {
  return rooms.flatMap(({ notices }) => notices ?? []);
}

/** Those of which notices tell. */
function roomsOfThings(deps: RoomDeps): Room[] {
  return [
    accountsRoom(deps.accounts),
    directoryRoom(deps.directory),
    ticketsRoom(deps.tickets),
    customersRoom(deps.customers),
    attachmentsRoom(deps.attachments, deps.gatekeeper),
    recordsRoom(deps.records),
    setAsideRoom({ failures: deps.failures, retried: Object.values(deps.signals) }),
    knowledgeRoom(deps.articles),
    moderationRoom(deps.moderation),
  ];
}

function noticeParts(
  deps: RoomDeps,
  owners: readonly NoticeOwner[],
): Parameters<typeof noticesRoom>[0] {
  const { accounts, announce, deadLetters, inbox, isThere, pushing, relay, signals } = deps;
  const { attempts, clock, findUsers, pushes } = pushing;
  const hearing = { isThere, owners, pushes };
  return {
    ...signals,
    relay: { ...relay, hearing, owners },
    pushing: { ...pushing, hearing, owners, ...pushReader({ owners, findUsers }) },
    reading: { announce, attempts, clock, inbox, owners },
    deadLetters: {
      ...{ attempts, clock, deadLetters, owners },
      people: (ids) => people(accounts, ids),
      pushesDue: signals.pushesDue,
    },
  };
}

import { accountsRoom, people } from '#api/accounts/index';
import { attachmentsRoom } from '#api/attachments/index';
import { knowledgeRoom } from '#api/knowledge/index';
import { moderationRoom } from '#api/moderation/index';
import { noticesRoom } from '#api/notices/index';
import type { Room } from '#api/room';
import { setAsideRoom } from '#api/set-aside/index';
import { ticketsRoom } from '#api/tickets/index';

import type { RoomDeps } from './room-deps';

/** Every room of the product: what stands here is served, described, worked on and told of what WeChat says. */
export function listRooms(deps: RoomDeps): Room[] {
  return [
    accountsRoom(deps.accounts),
    ticketsRoom(deps.tickets),
    attachmentsRoom(deps.attachments, deps.gatekeeper),
    noticesRoom(noticeParts(deps)),
    setAsideRoom({ failures: deps.failures, retried: Object.values(deps.signals) }),
    knowledgeRoom(deps.articles),
    moderationRoom(deps.moderation),
  ];
}

function noticeParts(deps: RoomDeps): Parameters<typeof noticesRoom>[0] {
  const { accounts, announce, deadLetters, inbox, pushing, relay, retelling, signals } = deps;
  const { clock } = pushing;
  return {
    ...{ pushing, relay, ...signals },
    reading: { ...retelling, announce, clock, inbox },
    deadLetters: {
      ...{ clock, deadLetters },
      wordsBefore: retelling.wordsBefore,
      people: (ids) => people(accounts, ids),
      pushesDue: signals.pushesDue,
    },
  };
}

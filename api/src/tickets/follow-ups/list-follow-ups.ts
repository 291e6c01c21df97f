import { nextFollowUp } from '#api/follow-ups/index';
import type { PageInput } from '#api/mongo/index';
import { ratingOf } from '#api/ratings/index';
import type { Actor } from '#shared/accounts/actor';
import type { FollowUpReply, FollowUpView } from '#shared/follow-ups/follow-up-api';
import { cutTo } from '#shared/text/length';

import { checksOf, standingOf, type Known } from '../present-entry';
import type { TicketDeps } from '../ticket-deps';

import type { FollowedTicket } from './follow-up-repository';
import { presentFollowUp } from './present-follow-ups';

type Input = PageInput & { view: FollowUpView; actor: Actor };

const firstWords = 120;

/** The calls that the desk owes, the most urgent first: of each ticket the one that is due next, as it stands now. */
export async function listFollowUps(deps: TicketDeps, { view, actor, ...page }: Input) {
  const asked = { ownerId: actor.id, now: deps.clock() };
  const [{ items, nextCursor }, counts] = await Promise.all([
    deps.followUps.list({ ...page, ...asked, view }),
    deps.followUps.count(asked),
  ]);
  const owners = items.flatMap((ticket) => nextFollowUp(ticket)?.ownerId ?? []);
  const [people, words] = await Promise.all([
    deps.people([...new Set(owners)], actor),
    deps.wordStandings(checksOf(items), actor),
  ]);
  return {
    items: items.flatMap((ticket) => present(ticket, { people, words })),
    nextCursor,
    counts,
  };
}

function present(
  ticket: FollowedTicket,
  { people, words }: Pick<Known, 'people' | 'words'>,
): FollowUpReply[] {
  const followUp = nextFollowUp(ticket);
  if (followUp === null) {
    return [];
  }
  const { id, number, status, severity, description, contact } = ticket;
  const isShown = standingOf(words, ticket).isShown;
  const rating = ratingOf(ticket.ratings, followUp.round);
  return [
    {
      id,
      followUp: presentFollowUp(followUp, people),
      ticket: {
        ...{ number, status, severity },
        description: isShown ? cutTo(description, firstWords) : '',
      },
      customer: {
        ...{ name: contact.name, phone: contact.phone },
        organization: ticket.organizationName,
      },
      rating: rating && { fixed: rating.fixed, stars: rating.stars },
    },
  ];
}

import { planAfterthoughts, planAnswer, planCheck, planChoice } from './customers';
import { minute } from './days';
import { isNobodys, planAssignment, planCall, planDecision } from './desk';
import { considerOffer, planWork } from './engineers';
import { now, type Known, type Seen, type World } from './world';

/** What people do once they see how a ticket stands now. */
export function react(world: World, known: Known, before: Seen): void {
  const { seen } = known;
  if (seen.seq === before.seq && seen.silence?.told === before.silence?.told) {
    return;
  }
  seeOwner(world, known, before);
  if (seen.status !== before.status) {
    seeStatus(world, known);
  }
  seeAppointment(world, known, before);
  seeCalls(world, known);
}

function seeOwner(world: World, known: Known, before: Seen): void {
  const { assigneeId, offer, seq } = known.seen;
  if (offer && offer.at.getTime() !== before.offer?.at.getTime()) {
    considerOffer(world, known);
  }
  if (isNobodys(known) && (seq !== before.seq || before.offersFrom !== null)) {
    planAssignment(world, known);
  }
  if (assigneeId !== before.assigneeId || !known.turns.has('engineer')) {
    planWork(world, known);
  }
}

function seeStatus(world: World, known: Known): void {
  switch (known.seen.status) {
    case 'resolved':
      planCheck(world, known);
      break;
    case 'awaiting_customer':
      planAnswer(world, known);
      break;
    case 'closed':
      planAfterthoughts(world, known);
      break;
    default:
  }
}

function seeAppointment(world: World, known: Known, before: Seen): void {
  const { appointment = null } = known.seen;
  if (!appointment || appointment.seq === before.appointment?.seq) {
    return;
  }
  if (appointment.picked) {
    // on the road a while before
    const leaves = appointment.picked.from.getTime() - 30 * minute;
    planWork(world, known, leaves - now(world));
  } else {
    planChoice(world, known);
  }
}

/** What the desk has to decide, and whom it has to call. */
function seeCalls(world: World, known: Known): void {
  const { followUps, silence, status } = known.seen;
  if (status === 'awaiting_customer' && silence?.left.length === 0) {
    planDecision(world, known);
  }
  if (followUps.some(({ state }) => state === 'open') && !known.turns.has('desk')) {
    planCall(world, known);
  }
}

import type { ComponentType } from 'react';

import { RatingSheet, type GivenRating } from '#miniapp/ratings/rating-sheet';
import type { TicketReply } from '#shared/tickets/ticket-replies';

import type { OwnForm } from '../actions/phone-action';
import { phoneActions } from '../actions/phone-actions';

import { ArriveSheet } from './arrive-sheet';
import { AssignSheet } from './assign-sheet';
import { CheckCriteriaSheet } from './check-criteria-sheet';
import { CorrectSheet } from './correct-sheet';
import { CriteriaSheet } from './criteria-sheet';
import { DepartSheet } from './depart-sheet';
import { EndTaskSheet } from './end-task-sheet';
import { EscalateSheet } from './escalate-sheet';
import type { SheetProps } from './form-sheet';
import { GiveFollowUpSheet } from './give-follow-up-sheet';
import { HandOverSheet } from './hand-over-sheet';
import { MergeSheet } from './merge-sheet';
import { NoteSheet } from './note-sheet';
import { PickVisitSheet } from './pick-visit-sheet';
import { PostponeFollowUpSheet } from './postpone-follow-up-sheet';
import { ProposeVisitSheet } from './propose-visit-sheet';
import { RescheduleSheet } from './reschedule-sheet';
import { ResolveSheet } from './resolve-sheet';
import { SettleFollowUpSheet } from './settle-follow-up-sheet';
import { TaskSheet } from './task-sheet';

const ownSheets: Record<OwnForm['kind'], ComponentType<SheetProps>> = {
  arrive: ArriveSheet,
  propose_visit: ProposeVisitSheet,
  pick_visit: PickVisitSheet,
  depart: DepartSheet,
  assign: AssignSheet,
  merge: MergeSheet,
  hand_over: HandOverSheet,
  resolve: ResolveSheet,
  'give follow-up': GiveFollowUpSheet,
  'postpone follow-up': PostponeFollowUpSheet,
  'settle follow-up': SettleFollowUpSheet,
  reschedule: RescheduleSheet,
  correct: CorrectSheet,
  task: TaskSheet,
  'end task': EndTaskSheet,
  criteria: CriteriaSheet,
  'check criteria': CheckCriteriaSheet,
  escalate: EscalateSheet,
};

/** The form of the action that was begun, if it has one. */
export function ActionSheets({ ticket, actions }: Pick<SheetProps, 'actions' | 'ticket'>) {
  const { opened: action } = actions;
  const form = action === null ? undefined : phoneActions[action].form;
  if (action === null || form === undefined) {
    return null;
  }
  if (form.kind === 'rate') {
    return (
      <RatingSheet
        first={givenRating(ticket) ?? answered(actions)}
        isRunning={actions.isRunning}
        error={actions.error}
        onSubmit={(rating) => void actions.act(action, rating)}
        onClose={actions.close}
      />
    );
  }
  if (form.kind === 'note') {
    return <NoteSheet {...{ ticket, action, form, actions }} />;
  }
  const OwnSheet = ownSheets[form.kind];
  return <OwnSheet {...{ ticket, action, form, actions }} />;
}

/** Whoever has just confirmed has said that it is solved; how well, nobody says for them. */
function answered({ follows }: SheetProps['actions']): Partial<GivenRating> {
  return follows === 'confirm' ? { fixed: 'yes' } : {};
}

function givenRating({ rating }: TicketReply): GivenRating | null {
  return (
    rating && { fixed: rating.fixed, stars: rating.stars, tags: rating.tags, note: rating.words }
  );
}

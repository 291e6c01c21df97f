import { stateAfter, type ContentCheck, type PictureVerdict } from './content-check';
import type { ReviewDeps } from './moderation-deps';
import { nextTry } from './next-try';

/**
 * What WeChat tells about a picture. Repeated, late and unknown answers do no harm, and one that comes before its
 * question is written down waits for it.
 */
export async function takeVerdict(deps: ReviewDeps, verdict: PictureVerdict): Promise<void> {
  await deps.verdicts.keep(verdict, deps.clock());
  await applyVerdict(deps, verdict);
}

export async function applyVerdict(
  deps: ReviewDeps,
  { traceId, verdict }: PictureVerdict,
): Promise<void> {
  const check = await deps.checks.findByTrace(traceId);
  if (!check) {
    return;
  }
  if (verdict) {
    await settle(deps, check, { state: stateAfter(verdict), label: verdict.label });
  } else {
    // it could not be fetched or read: that is not a pass, so ask again
    await deps.checks.putOff(check.id, nextTry(check, deps.clock()));
  }
}

/** A late answer still counts, a dispatcher's word counts more. */
export async function settle(
  deps: Pick<ReviewDeps, 'checks' | 'ticketChanged'>,
  { id }: ContentCheck,
  outcome: Pick<ContentCheck, 'label' | 'state'>,
): Promise<void> {
  const settled = await deps.checks.settle(id, ['pending', 'unchecked'], outcome);
  if (settled && settled.ticketId !== null) {
    await deps.ticketChanged(settled.ticketId, settled.attachmentId);
  }
}

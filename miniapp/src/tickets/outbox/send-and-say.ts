import { tellLiveEvent } from '#miniapp/client/live-events';
import { toast } from '#miniapp/ui/toast';

import { outboxWords } from '../words/outbox';

import { replaySteps } from './replay';

/** Sends what waits now, and says how much of it arrived. */
export async function sendAndSay() {
  const arrived = await replaySteps();
  if (arrived > 0) {
    toast(outboxWords.arrived(arrived));
    tellLiveEvent({ type: 'resync' });
  }
}

import { call } from '#miniapp/client/call';
import { askForNews } from '#miniapp/notices/consent/ask-for-news';
import { accountApi } from '#shared/accounts/account-api';
import { leaveWorkApi } from '#shared/tickets/leave-work-api';

export type Duty = {
  onDuty: boolean;
  /** What an engineer who leaves becomes free of: all that is open, or only what they are asked to take. Left out: no engineer. */
  handOver?: boolean | undefined;
};

/** Begins or ends somebody's duty; who I am by then. */
export async function changeDuty({ onDuty, handOver }: Duty) {
  // before anything is awaited: WeChat asks only while it sees the tap
  await (onDuty && askForNews('duty'));
  const me = await call(accountApi.updateMe, { body: { onDuty } });
  await (!onDuty && handOver !== undefined && call(leaveWorkApi.leave, { body: { handOver } }));
  return me;
}

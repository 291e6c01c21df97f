import { people, usersWithRole } from './accounts/index';
import { removeOrphans } from './attachments/index';
import { startWorker, type Job } from './background/index';
import type { Log } from './log';
import { lookAgain, takeVerdict } from './moderation/index';
import {
  inboxChannel,
  liveChannel,
  sendDuePush,
  startRelay,
  takeSubscriptionEvent,
  wechatChannel,
  type Channel,
  type Relay,
} from './notifications/index';
import type { Rooms } from './rooms';
import { confirmSilentTickets } from './tickets/index';
import type { PushEvent } from './wechat/index';

/** What WeChat tells us by itself. */
export function hearWechat({ moderation, pushing }: Rooms, event: PushEvent): Promise<void> {
  return event.kind === 'media_checked'
    ? takeVerdict(moderation, event)
    : takeSubscriptionEvent(pushing, event);
}

/** Each waits for WeChat most of its time, and one slow answer holds nobody else up. */
const askersAtOnce = 4;

/** Delivers owed notifications from now on. */
export function startRooms(rooms: Rooms, log: Log): Relay {
  const { announce, inbox, moderation, pushing, relay, sender } = rooms;
  const sending = startWorker({
    step: () => sendDuePush(pushing),
    hands: askersAtOnce,
    onError: (error) => {
      log.bug(error, { job: 'push' });
    },
  });
  const running = startTelling(rooms, log, [
    inboxChannel(inbox),
    liveChannel({ announce }),
    wechatChannel({ ...pushing, wakeSender: sending.wake }),
  ]);
  const looking = startWorker({
    step: () => lookAgain(moderation),
    hands: askersAtOnce,
    onError: (error) => {
      log.bug(error, { job: 'content check' });
    },
  });
  relay.wake = running.wake;
  moderation.wake = looking.wake;
  sender.wake = sending.wake;
  return {
    wake: running.wake,
    settle: async () => {
      await running.settle();
      await sending.settle();
    },
    stop: async () => {
      await running.stop();
      await Promise.all([sending.stop(), looking.stop()]);
    },
  };
}

/** Fills the inboxes and disturbs nobody. */
export function startFilling(rooms: Rooms, log: Log): Relay {
  return startTelling(rooms, log, [inboxChannel(rooms.inbox)]);
}

function startTelling(rooms: Rooms, log: Log, channels: readonly Channel[]): Relay {
  const { accounts, attempts, outbox, tickets } = rooms;
  return startRelay({
    ...{ attempts, outbox, channels },
    clock: tickets.clock,
    people: (ids) => people(accounts, ids),
    organization: (id) => accounts.organizations.find(id),
    usersWithRole: (roles) => usersWithRole(accounts, roles),
    onError: (error) => {
      log.bug(error, { job: 'relay' });
    },
  });
}

const minute = 60_000;

/** What happens without anybody asking. */
export function roomJobs({ attachments, tickets }: Rooms): Job[] {
  return [
    { name: 'confirm silent tickets', every: minute, run: () => confirmSilentTickets(tickets) },
    { name: 'remove orphaned uploads', every: 60 * minute, run: () => removeOrphans(attachments) },
  ];
}

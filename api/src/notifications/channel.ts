import type { Role } from '#shared/accounts/roles';
import type { NotificationKind } from '#shared/notifications/notification-kinds';
import type { NotificationPreferences } from '#shared/notifications/preferences';

import type { Notification } from './notification';

export type Recipient = {
  id: string;
  name: string;
  role: Role;
  preferences: NotificationPreferences;
};

/**
 * A way to reach people. `deliver` may be called again with the same notifications (a relay died, another took over),
 * so it keeps a unique key of ticket, seq, recipient and channel and does nothing twice.
 */
export type Channel = {
  name: ChannelName;
  reaches: (recipient: Recipient, kind: NotificationKind) => boolean;
  deliver: (notifications: readonly Notification[]) => Promise<void>;
};

export const channelNames = ['inbox', 'live', 'wechat'] as const;
export type ChannelName = (typeof channelNames)[number];

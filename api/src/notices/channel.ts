import type { Role } from '#shared/accounts/roles';
import type { NoticeRule } from '#shared/notices/notice-rule';
import type { NoticePreferences } from '#shared/notices/preferences';

import type { Notice } from './notice';

export type Recipient = {
  id: string;
  name: string;
  role: Role;
  preferences: NoticePreferences;
};

/** A notice on its way, with the record of its kind. */
export type Outgoing = { notice: Notice; rule: NoticeRule };

/**
 * A way to reach people. `deliver` may be called again with the same notices (a relay died, another took over),
 * so it keeps a unique key of source, fact, recipient and channel and does nothing twice.
 */
export type Channel = {
  name: ChannelName;
  reaches: (recipient: Recipient, rule: NoticeRule) => boolean;
  /** Never with nothing. */
  deliver: (outgoing: readonly Outgoing[]) => Promise<void>;
};

export const channelNames = ['inbox', 'live', 'wechat'] as const;
export type ChannelName = (typeof channelNames)[number];

import type { Signal } from '#api/background/index';
import type { Clock } from '#api/clock';
import { pushRule } from '#shared/notices/notice-rule';

import type { Channel } from './channel';
import type { PushRepository } from './push-repository';

type Deps = { pushes: Pick<PushRepository, 'add'>; clock: Clock; pushesDue: Signal };

/** On the phone, by WeChat. Only queues: WeChat may be slow or away, and the inbox does not wait for it. */
export function wechatChannel({ pushes, clock, pushesDue }: Deps): Channel {
  return {
    name: 'wechat',
    // preferences and deadlines are looked at when it is sent
    reaches: ({ role }, rule) => pushRule(rule, role) !== null,
    deliver: async (notices) => {
      if (notices.length > 0) {
        await pushes.add(notices, clock());
        pushesDue.raise();
      }
    },
  };
}

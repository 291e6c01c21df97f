import { catalogue } from '../words/catalogue';

import type { VitalNotice } from './vital-notices';

/** What did not arrive, in a word or two. */
export const vitalNoticeWords = catalogue({
  zh: {
    assign: '派单',
    hand_over: '转交',
    warning: '快到时间的提醒',
    urge: '客户的催单',
    breach: '超时的提醒',
    submit: '新工单',
    unplaced: '没人接的提醒',
    unheld_warning: '快到时间的提醒',
    urge_unheld: '客户的催单',
    follow_up_promised: '回电的提醒',
    follow_up_by_phone: '要打电话的提醒',
    unheard: '没有送达的提醒',
  } satisfies Record<VitalNotice, string>,
});

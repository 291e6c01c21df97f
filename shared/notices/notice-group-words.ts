import { catalogue } from '../words/catalogue';

import type { NoticeGroup } from './notice-groups';

/** What people choose about: its name, and what it stands for in the words of those who read it. */
export const noticeGroupWords = catalogue({
  zh: {
    todo: { title: '需要我处理', note: '请您补充信息、请您验收' },
    progress: { title: '处理进展', note: '受理、出发、到达、新进展' },
    visits: { title: '上门', note: '约时间、上门前的提醒' },
    endings: { title: '完成与取消', note: '已完成、已取消、重新打开' },
    assigned: { title: '派给我的工单', note: '有工单请我接、被同事接手、约好的上门' },
    urgent: { title: '催单与支援', note: '客户催单、工单升级、上门晚了' },
    times: { title: '快到时间与超时', note: '答应客户的时间快到了，或者已经过了' },
    returned: { title: '没解决、重开与取消', note: '客户说没解决、要改验收标准、重新打开或取消' },
    fresh: { title: '新工单', note: '有新的工单等人接' },
    declined: { title: '没人接的工单', note: '工单需要安排工程师' },
    followUps: { title: '回访', note: '要回电、快到时间、晚了、换人' },
    tasks: { title: '责任事项', note: '交给我的事项、快到时间、晚了' },
    additions: { title: '补充与进展', note: '客户补充了信息、同事写了进展' },
    messages: { title: '留言', note: '有人在工单里给您留言' },
    feedback: { title: '完成与评价', note: '工单完成、客户评价' },
    setup: { title: '要补充的设置', note: '例如明年的放假安排' },
    reported: { title: '我报告的工单', note: '受理、处理、验收' },
  } satisfies Record<NoticeGroup, { title: string; note: string }>,
});

import { catalogue } from '../words/catalogue';

import type { WorkKind } from './work-kinds';

/** What stays undone, what that means for people, and what can be done. */
export const workKindWords = catalogue({
  zh: {
    relay: { title: '工单的新进展没有通知到人', advice: '请先电话告知相关的人，然后再试' },
    push: { title: '有一条微信通知没有发出', advice: '可以再试，仍不行请联系管理员' },
    timer: {
      title: '工单到时间后该做的事没有做',
      advice: '提醒或自动完成可能没有发生，请打开工单看一下，或再试',
    },
    absence: {
      title: '有人离岗或请假，工单没有转给别人',
      advice: '请打开工单看一下，需要时改派，或再试',
    },
    recount: {
      title: '改了服务条件，未结束工单的时间没有重新计算',
      advice: '这些工单还按原来的时间提醒，可以再试',
    },
    history: {
      title: '工单较早的记录没有移到历史里',
      advice: '工单照常可用，只是打开会慢一些，可以再试',
    },
    search: {
      title: '搜索用的索引没有整理好',
      advice: '较早的工单可能搜不到，搜索会慢一些，可以再试',
    },
    orphan: { title: '没有用到的上传没有清理掉', advice: '不影响工单，只是占用空间，可以再试' },
    calendar: {
      title: '没有检查放假安排是否齐全',
      advice: '请看一下工作日历里有没有今年和明年的放假安排，可以再试',
    },
    content_check: { title: '有一项内容审核没有做完', advice: '图片会继续对别人隐藏，可以再试' },
    wechat_event: {
      title: '微信发来的一条消息没有处理',
      advice: '通知次数或审核结果可能还没有更新，可以再试',
    },
  } satisfies Record<WorkKind, { title: string; advice: string }>,
});

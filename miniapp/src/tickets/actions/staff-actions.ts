import type { TicketAction } from '#shared/tickets/ticket-actions';

import type { PhoneAction, PlacedTicket } from './phone-action';

/** What engineers and the desk do, as the phone shows it. */
export const staffActions = {
  accept: {
    icon: 'accept',
    place: 'bar',
    done: '已接单',
    deed: '受理了',
    scene: 'accept',
  },
  depart: {
    icon: 'depart',
    place: (ticket) => (nextOnRoad(ticket) === 'depart' ? 'bar' : 'rare'),
    done: '已出发，客户会收到通知',
    deed: '出发了',
  },
  arrive: {
    icon: 'place',
    place: (ticket) => (nextOnRoad(ticket) === 'arrive' ? 'bar' : 'rare'),
    form: { kind: 'arrive', submit: '我到了', busy: '正在提交' },
    done: '已到达',
    deed: ({ place }) => (place ? `到达${place.name}` : '到达现场'),
  },
  start: {
    icon: 'work',
    place: 'bar',
    done: '已开始处理',
    deed: '开始处理',
  },
  resolve: {
    icon: 'done',
    place: 'bar',
    form: { kind: 'resolve', submit: '提交给客户验收', busy: '正在提交' },
    done: '已提交，等客户验收',
    deed: '给出了解决办法',
  },
  assign: {
    icon: 'assign',
    place: 'bar',
    form: { kind: 'assign', title: '指派给', busy: '正在指派' },
    done: '已指派',
    deed: ({ assignee }) => (assignee ? `把工单交给了${assignee.name}` : '重新安排工程师'),
  },
  ask: {
    icon: 'question',
    place: 'more',
    form: {
      kind: 'note',
      label: '想了解什么',
      hint: '例如：请发一张完整的报错截图，并告诉我操作到哪一步',
      submit: '发给客户',
      busy: '正在发送',
    },
    done: '已发给客户',
    deed: (_entry, side) => (side === 'staff' ? '请客户补充信息' : '请您补充信息'),
  },
  note: {
    icon: 'edit',
    place: 'more',
    form: {
      kind: 'note',
      label: '记录内容',
      hint: '例如：已远程查看，怀疑是科目映射表没有更新',
      submit: '保存记录',
      busy: '正在保存',
      hasVisibility: true,
    },
    done: '已记录',
    deed: ({ visibility }) => (visibility === 'internal' ? '记录（仅内部可见）' : '更新了进展'),
  },
  escalate: {
    icon: 'escalate',
    place: 'more',
    form: {
      kind: 'note',
      label: '需要什么支援（客户看不到）',
      hint: '例如：需要开发看一下银行接口的日志',
      busy: '正在提交',
    },
    done: '已请求支援',
    deed: '请求支援',
  },
  decline: {
    icon: 'back',
    place: 'more',
    isDanger: true,
    form: {
      kind: 'note',
      title: '退回工单',
      label: '退回的原因（客户看不到）',
      hint: '例如：这个模块不是我负责，建议交给水务组',
      busy: '正在退回',
      hasNoPictures: true,
    },
    done: '已退回',
    deed: (_entry, side) => (side === 'staff' ? '退回了工单' : '正在为您重新安排工程师'),
    isNamelessFor: 'customer',
  },
} satisfies Partial<Record<TicketAction, PhoneAction>>;

/** A visit goes 出发, then 到达, before the work on site; null when there is none, or no more of the road. */
function nextOnRoad({ timeline, visit }: PlacedTicket): 'depart' | 'arrive' | null {
  const kinds = timeline.map(({ kind }) => kind);
  const round = Math.max(kinds.lastIndexOf('accept'), kinds.lastIndexOf('reopen'));
  if (visit === null || kinds.lastIndexOf('arrive') > round) {
    return null;
  }
  return kinds.lastIndexOf('depart') > round ? 'arrive' : 'depart';
}

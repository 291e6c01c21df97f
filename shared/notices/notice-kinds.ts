import type { TicketAction } from '../tickets/ticket-actions';

export type RecipientGroup =
  'reporter' | 'followers' | 'assignee' | 'former assignee' | 'pool' | 'desk';

type KindRule = {
  /** What happened, as a title in the inbox; `{assignee}` is the engineer's name. */
  title: string;
  to: readonly RecipientGroup[];
};

/**
 * What happened to a ticket → who hears of it and in which words. The one who did it never hears of it,
 * and customers never hear of internal entries.
 */
export const noticeKinds = {
  submit: { title: '有新的工单', to: ['pool', 'desk'] },
  accept: { title: '{assignee}已受理您的问题', to: ['reporter'] },
  assign: { title: '工单指派给了{assignee}', to: ['assignee', 'former assignee', 'reporter'] },
  decline: { title: '工单被退回，需要重新安排', to: ['desk'] },
  start: { title: '{assignee}开始处理了', to: ['reporter'] },
  depart: { title: '{assignee}已出发', to: ['reporter'] },
  arrive: { title: '{assignee}已到达现场', to: ['reporter'] },
  note: { title: '有新的进展', to: ['reporter', 'assignee'] },
  ask: { title: '需要您补充信息', to: ['reporter'] },
  answer: { title: '客户补充了信息', to: ['assignee'] },
  escalate: { title: '工单请求支援', to: ['desk'] },
  resolve: { title: '已给出解决办法，请您验收', to: ['reporter', 'followers'] },
  confirm: { title: '工单已完成', to: ['reporter', 'assignee'] },
  reject: { title: '客户说还没解决', to: ['assignee', 'desk'] },
  reopen: { title: '工单重新打开了', to: ['assignee', 'reporter', 'desk'] },
  cancel: { title: '工单已取消', to: ['assignee', 'reporter'] },
  urge: { title: '客户催单了', to: ['assignee', 'desk'] },
  message: { title: '有新的留言', to: ['reporter', 'followers', 'assignee'] },
  rate: { title: '客户评价了工单', to: ['assignee'] },
} as const satisfies Record<TicketAction | 'submit', KindRule>;

export type NoticeKind = keyof typeof noticeKinds;
export const noticeKindNames = Object.keys(noticeKinds) as [NoticeKind, ...NoticeKind[]];

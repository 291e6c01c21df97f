import type { TicketAction } from '#shared/tickets/ticket-actions';

/** Words of a form that asks for one text and, where it helps, pictures. */
export type NoteForm = {
  kind: 'note';
  action: TicketAction;
  title: string;
  label: string;
  hint: string;
  submit: string;
  busy: string;
  hasPictures: boolean;
  /** Staff may choose whether the customer sees it. */
  hasVisibility?: boolean;
  danger?: boolean;
};

export type ActionForm =
  NoteForm | { kind: 'resolve' } | { kind: 'arrive' } | { kind: 'assign' } | { kind: 'rate' };

type NoteWords = Omit<NoteForm, 'kind' | 'action'>;

const noteForms: Partial<Record<TicketAction, NoteWords>> = {
  answer: {
    title: '补充信息',
    label: '补充说明',
    hint: '写下对方想了解的内容，也可以只发截图',
    submit: '提交',
    busy: '正在提交',
    hasPictures: true,
  },
  message: {
    title: '留言',
    label: '留言内容',
    hint: '想说什么都可以，对方会马上收到通知',
    submit: '发送',
    busy: '正在发送',
    hasPictures: true,
  },
  ask: {
    title: '请客户补充',
    label: '想了解什么',
    hint: '例如：请发一张完整的报错截图，并告诉我操作到哪一步',
    submit: '发给客户',
    busy: '正在发送',
    hasPictures: true,
  },
  reject: {
    title: '还没解决',
    label: '现在是什么情况',
    hint: '例如：按步骤做了，点保存还是报同样的错',
    submit: '告诉工程师',
    busy: '正在提交',
    hasPictures: true,
  },
  reopen: {
    title: '重新打开',
    label: '为什么要重新打开',
    hint: '例如：今天又出现了同样的问题',
    submit: '重新打开',
    busy: '正在提交',
    hasPictures: true,
  },
  cancel: {
    title: '取消工单',
    label: '取消的原因',
    hint: '例如：自己已经解决了',
    submit: '取消工单',
    busy: '正在取消',
    hasPictures: false,
    danger: true,
  },
  decline: {
    title: '退回工单',
    label: '退回的原因（客户看不到）',
    hint: '例如：这个模块不是我负责，建议交给水务组',
    submit: '退回',
    busy: '正在退回',
    hasPictures: false,
    danger: true,
  },
  escalate: {
    title: '请求支援',
    label: '需要什么支援（客户看不到）',
    hint: '例如：需要开发看一下银行接口的日志',
    submit: '请求支援',
    busy: '正在提交',
    hasPictures: true,
  },
  note: {
    title: '记录',
    label: '记录内容',
    hint: '例如：已远程查看，怀疑是科目映射表没有更新',
    submit: '保存记录',
    busy: '正在保存',
    hasPictures: true,
    hasVisibility: true,
  },
};

const ownForms = { resolve: true, arrive: true, assign: true, rate: true } as const;

/** The form an action opens, or null when one tap is enough. */
export function formOf(action: TicketAction): ActionForm | null {
  if (hasOwnForm(action)) {
    return { kind: action };
  }
  const words = noteForms[action];
  return words ? { kind: 'note', action, ...words } : null;
}

function hasOwnForm(action: TicketAction): action is keyof typeof ownForms {
  return action in ownForms;
}

/** Said once the action is through. */
export const doneWords: Record<TicketAction, string> = {
  accept: '已接单',
  assign: '已指派',
  decline: '已退回',
  start: '已开始处理',
  depart: '已出发，客户会收到通知',
  arrive: '已到达',
  note: '已记录',
  ask: '已发给客户',
  answer: '已提交，工程师会继续处理',
  escalate: '已请求支援',
  resolve: '已提交，等客户验收',
  confirm: '谢谢确认',
  reject: '已告诉工程师',
  reopen: '已重新打开',
  cancel: '已取消',
  urge: '已催单，工程师和调度收到了提醒',
  message: '已发送',
  rate: '谢谢您的评价',
};

import type { TicketAction } from '#shared/tickets/ticket-actions';
import { sayMoment } from '#shared/time/say-time';

import type { PhoneAction } from './phone-action';

/** What the customer's side does, as the phone shows it. */
export const customerActions = {
  answer: {
    icon: 'send',
    place: 'bar',
    form: {
      kind: 'note',
      label: '补充说明',
      hint: '写下对方想了解的内容，也可以只发截图',
      submit: '提交',
      busy: '正在提交',
    },
    done: '已提交，工程师会继续处理',
    deed: '补充了信息',
    scene: 'answer',
  },
  confirm: {
    icon: 'check',
    place: 'bar',
    done: '谢谢确认',
    followedBy: 'rate',
    deed: ({ actor }) => (actor ? '确认已解决' : '按约定自动完成'),
    scene: 'confirm',
  },
  reject: {
    icon: 'no',
    place: 'more',
    form: {
      kind: 'note',
      label: '现在是什么情况',
      hint: '例如：按步骤做了，点保存还是报同样的错',
      submit: '告诉工程师',
      busy: '正在提交',
    },
    done: '已告诉工程师',
    deed: '说还没有解决',
  },
  rate: {
    icon: 'star',
    place: ({ rating }) => (rating ? 'more' : 'bar'),
    labelOnceRated: '修改评价',
    form: { kind: 'rate' },
    // a bad rating hears at once when somebody will call
    done: ({ followUp }, now) =>
      followUp ? `谢谢，我们会在${sayMoment(followUp.dueAt, now)} 前给您回电` : '谢谢您的评价',
    deed: ({ followUp }) =>
      followUp?.state === 'withdrawn' ? '修改了评价，原来约的回电取消了' : '评价了',
    scene: ({ fixed }, status) => (fixed === 'yes' && status === 'resolved' ? 'confirm' : null),
  },
  reopen: {
    icon: 'retry',
    place: 'more',
    form: {
      kind: 'note',
      label: '为什么要重新打开',
      hint: '例如：今天又出现了同样的问题',
      busy: '正在提交',
    },
    done: '已重新打开',
    deed: '重新打开了工单',
  },
  cancel: {
    icon: 'remove',
    place: 'more',
    isDanger: true,
    form: {
      kind: 'note',
      label: '取消的原因',
      hint: '例如：自己已经解决了',
      busy: '正在取消',
      hasNoPictures: true,
    },
    done: '已取消',
    deed: '取消了工单',
  },
  urge: {
    icon: 'urge',
    place: 'more',
    done: '已催单，工程师和调度收到了提醒',
    deed: '催单了',
    scene: 'urge',
  },
  message: {
    icon: 'message',
    place: 'beside',
    form: {
      kind: 'note',
      label: '留言内容',
      hint: '想说什么都可以，对方会马上收到通知',
      submit: '发送',
      busy: '正在发送',
    },
    done: '已发送',
    // its words say it
    deed: '',
  },
} satisfies Partial<Record<TicketAction, PhoneAction>>;

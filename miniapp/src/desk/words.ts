import { catalogue } from '#shared/words/catalogue';

/** Numbers are counted up to a thousand. */
const most = 1000;
const upTo = (count: number) => (count < most ? String(count) : `${most}+`);
const counted = (label: string) => (count?: number) =>
  count === undefined ? label : `${label} ${upTo(count)}`;

function sayCalls(count: number, late: number): string {
  if (count === 0) {
    return '没有要打的';
  }
  return late === 0 ? `${upTo(count)} 个要打` : `${upTo(count)} 个要打，${upTo(late)} 个晚了`;
}

function sayTickets(count: number, late: number): string {
  if (count === 0) {
    return '没有要做的事';
  }
  return late === 0 ? `${upTo(count)} 张工单` : `${upTo(count)} 张工单，${upTo(late)} 张晚了`;
}

/** What the pages of this room say. */
export const deskWords = catalogue({
  zh: {
    queue: {
      title: '工作台',
    },
    queues: {
      nobody: { label: counted('没人接'), empty: '每张工单都有人接了' },
      offered: { label: counted('等接单'), empty: '没有在等工程师接单的工单' },
      soon: { label: counted('快到时间'), empty: '没有快到时间的工单' },
      late: { label: counted('已超时'), empty: '没有超时的工单' },
      working: { label: counted('处理中'), empty: '没有正在处理的工单' },
      customer: { label: counted('等客户'), empty: '没有在等客户的工单' },
      acceptance: { label: counted('待验收'), empty: '没有在等客户验收的工单' },
    },
    consent: {
      title: '有工单要安排时微信提醒我',
      note: '提醒次数用完了，只有打开小程序才看得到',
      ask: '允许提醒',
      asking: '请在弹窗里选择',
    },
    sideQueues: {
      follow_ups: { title: '回访', say: sayCalls },
      badly_rated: {
        title: '差评',
        say: (count: number) => (count === 0 ? '没有在等回电的' : `${upTo(count)} 位在等回电`),
        empty: '没有评价不好还在等回电的客户',
      },
      tasks: { title: '责任事项', say: sayTickets },
      flags: {
        title: '内容复核',
        say: (count: number) => (count === 0 ? '没有待处理' : `${upTo(count)} 条待处理`),
      },
    },
    tickets: {
      title: '全部工单',
      searchHint: '编号、内容、单位、姓名、电话',
      allStatuses: '全部',
      nothingFound: '没有找到工单',
      more: '看更多',
      loadingMore: '正在取更多',
    },
    failures: {
      title: '推送失败',
      toTicket: '看工单',
      formerUser: '已注销的用户',
    },
    deadLetters: {
      retryAll: '全部重试',
      retryingAll: '正在重新发送',
      maybeArrived: '可能已经送到的不会一起重试，请逐条处理',
      nothing: '没有失败的推送',
      nothingNote: '没送到微信的通知会出现在这里',
      sendAgain: '再发一次',
      maybeTwice: '这条可能已经送到，再发一次，对方可能会收到两次',
      sentTo: (role: string, name: string) => `发给${role}${name}`,
      sentToFormerUser: '发给已注销的用户',
      dismiss: '移除',
      dismissing: '正在移除',
      retry: '重试',
      retrying: '正在重试',
      wechatCode: (code: number) => `微信错误码 ${code}`,
      retried: '已重新发送，仍没送到会再出现在这里',
      retriedMany: (count: number) => `已重新发送 ${count} 条，仍没送到会再出现在这里`,
    },
    setAside: {
      title: '搁置的工作',
      shownOf: (total: number, shown: number) => `共 ${total} 项，显示最近的 ${shown} 项`,
      retryAll: '全部再试',
      retry: '再试',
      retrying: '正在安排',
      failed: (times: number, advice: string) => `试了 ${times} 次都没有成功。${advice}`,
      code: (code: string) => `给管理员的错误码 ${code}`,
      retried: '会再试，仍不行会再出现在这里',
      retriedMany: (count: number) => `${count} 项会再试，仍不行会再出现在这里`,
    },
    followUps: {
      title: '回访',
      attempts: (count: number) => `打过 ${count} 次`,
    },
    followUpViews: {
      all: { label: (count = 0) => `全部 ${count}`, empty: '没有要回访的客户' },
      mine: { label: (count = 0) => `我的 ${count}`, empty: '没有由我负责的回访' },
      late: { label: (count = 0) => `已晚 ${count}`, empty: '没有晚了的回访' },
    },
    flags: {
      title: '内容复核',
      profile: '个人资料',
    },
    flagViews: {
      open: {
        label: '待处理',
        empty: '没有待复核的内容',
        line: '微信拿不准的文字和图片会出现在这里',
      },
      decided: { label: '已处理', empty: '还没有处理过的内容', line: '放行和隐藏的会出现在这里' },
    },
    decisions: {
      hide: { label: '隐藏', busy: '正在隐藏', done: '已隐藏' },
      release: { label: '放行', busy: '正在放行', done: '已放行' },
    },
    flagStates: {
      review: '待复核',
      risky: '未通过',
      unchecked: '没有检查',
      released: '已放行',
      hidden: '已隐藏',
    },
  },
});

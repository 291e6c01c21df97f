import { catalogue } from '#shared/words/catalogue';

/** What the pages of this room say. */
export const noticeWords = catalogue({
  zh: {
    inbox: {
      title: '消息',
      unread: (count: number) => `${count} 条未读`,
      readAll: '全部已读',
      nothingYet: '还没有消息',
      nothingYetNote: '工单有了进展，会在这里告诉您',
      earlier: (count: number) => `还有 ${count} 条更早的`,
    },
    settings: {
      title: '通知设置',
      locked: '带锁的关系到手上的工作，不能关闭',
      always: '始终通知',
      groupIn: (channel: string, group: string) => `${channel}：${group}`,
    },
    channels: {
      wechat: { title: '微信通知', whole: '接收微信通知', note: '发到微信的服务通知' },
      inbox: { title: '站内消息', whole: '接收站内消息', note: '“消息”里的提醒和红点' },
    },
    quiet: {
      title: '夜间',
      whole: '夜间免打扰',
      wholeNote: '这段时间的微信通知等到结束再发',
      from: '开始',
      to: '结束',
      toNextDay: '结束（次日）',
      fromWhole: '免打扰开始',
      toWhole: '免打扰结束',
      toNextDayWhole: '免打扰结束（次日）',
      inboxStays: '站内消息不受影响',
      lockedAndInboxStay: '带锁的通知仍会马上发出，站内消息不受影响',
    },
    consent: {
      title: '还能收到的微信通知',
      nothingToPush: '现在没有可以发到微信的通知',
      onlyInWechat: '在微信里打开小程序，可以多要几条',
      isOff: '微信里关闭了“回声”的通知，一条也收不到。打开设置里的“通知管理”，再打开“接收通知”',
      chooseInDialog: '请在弹出的窗口里选择',
      askForMore: '多要几条',
      turnOn: '去打开',
      rule: '微信规定：您每允许一次，每种通知可以多发一条',
    },
    credits: {
      some: (credits: number, notice: string) => `还可以收到 ${credits} 条${notice}`,
      none: (notice: string) => `暂时收不到${notice}`,
      more: '好的，每种多了 1 条',
      noMore: '没有增加，需要时再点',
      cannotAsk: '现在问不了微信，请稍后再试',
      banned: '微信停用了这些通知，请在微信的服务通知里恢复',
    },
  },
});

import { catalogue } from '#shared/words/catalogue';

/** What a ticket, lists of tickets and the first page say. */
export const ticketWords = catalogue({
  zh: {
    page: {
      title: '工单',
    },
    filters: {
      all: { label: '全部', empty: '还没有工单' },
      open: { label: '进行中', empty: '现在没有进行中的工单' },
      yourTurn: { label: '待您处理', empty: '现在没有等您处理的工单' },
      ended: { label: '已结束', empty: '还没有结束的工单' },
    },
    list: {
      searchHint: '搜编号、内容、姓名、电话',
      mine: '我的',
      organization: '同事的',
      notFound: (words: string) => `没有找到“${words}”`,
      noneOfColleagues: '同事们还没有工单',
      tellUs: '遇到问题随时告诉我们',
    },
    search: {
      cut: '这次只查了一部分工单，请换个更具体的词',
      indexing: '较早的工单还在整理，暂时可能搜不到',
    },
    home: {
      questions: '常见问题',
      announcements: '公告',
      nothingOpenLine: '遇到问题随时告诉我们，每一次报告都有回应',
      all: (count: number) => `全部 ${count} 张`,
    },
    card: {
      flagged: '待复核',
      unreached: '未送达',
    },
    unreached: {
      desk: '调度和主管',
      line: (who: string, what: string, time: string) => `${time} ${who}没有收到${what}`,
    },
    /** It was recorded as late before the phone that kept it had a network again. */
    keptOffline: (promise: string, metAt: string, recordedAt: string) =>
      `${promise}：处理时已离线按时完成（${metAt}），不算超时。${recordedAt} 记为超时时还没有同步`,
    offer: {
      reason: (words: string) => `派单理由：${words}`,
    },
    marks: {
      flagged: '内容待复核',
      hiddenFromOthers: '未通过审核，已对其他人隐藏',
      hidden: '这段文字未通过审核，已隐藏',
    },
    files: {
      open: (name: string) => `打开文件 ${name}`,
    },
    people: {
      callTo: (name: string) => `给${name}打电话`,
      call: '电话',
      messageTo: (name: string) => `给${name}留言`,
      message: '留言',
      engineer: '负责您的问题',
      ownCustomer: '个人客户',
      notInWechat: '没有微信',
      about: (name: string) => `看客户${name}`,
    },
    body: {
      earlierResolution: '上一次的解决办法',
      flagged: '这张工单有内容待复核',
      problem: '问题',
      progress: '进度',
    },
    bar: {
      moreActions: '更多操作',
      more: '更多',
      wait: '请稍等',
      waitShort: '稍等',
    },
    links: {
      mergedInto: (number: string) => `查看 ${number}`,
      earlier: (number: string) => `接着 ${number}`,
      later: (number: string) => `已再报一次：${number}`,
      again: '再报一次',
    },
    resolution: {
      title: '解决办法',
      cause: '原因',
      solution: '办法',
      prevention: '今后',
    },
  },
});

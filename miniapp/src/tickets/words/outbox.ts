import { catalogue } from '#shared/words/catalogue';

/** What is said of steps that were taken without a network. `time` is 今天 14:05. */
export const outboxWords = catalogue({
  zh: {
    kept: '已记下，有网络后自动同步',
    arrived: (count: number) => `${count} 项已同步`,
    full: '等待同步的太多了，请先连上网络',
    phoneFull: '手机存不下了，请先连上网络，或清理一些空间',
    entry: {
      waiting: (time: string) => `${time} · 待同步`,
      pictures: (count: number) => `${count} 张图片`,
    },
    card: {
      waiting: '待同步',
      undecided: '待您决定',
    },
    /** `names` are actions: 解决. */
    takeBack: {
      label: '不发送了',
      question: (action: string) => `不发送“${action}”？`,
      message: '写的内容和图片会从手机里删除',
      messageWith: (names: readonly string[]) =>
        `写的内容和图片会从手机里删除。没有这一步，后面的${names.map((name) => `“${name}”`).join('')}也做不成，会一起删除`,
      confirm: (count: number) => (count === 1 ? '删除' : `删除 ${count} 项`),
      done: (count: number) => (count === 1 ? '没有发送，已删除' : `${count} 项没有发送，已删除`),
      tooLate: '已经在发送了，删不掉了',
    },
    conflict: {
      banner: (time: string, action: string) => `${time} 的“${action}”没有同步：工单变了`,
      stale: (time: string, action: string) => `${time} 的“${action}”没有同步：过了 24 小时`,
      failed: (time: string, action: string) => `${time} 的“${action}”没有同步`,
      decide: '看看并决定',
      title: '这一步没有同步',
      mine: '您做的',
      now: '工单现在',
      did: (time: string, action: string) => `${time} ${action}`,
      unchanged: '没有别的变化',
      behind: (count: number) => `后面还有 ${count} 项，等您决定后继续`,
      sendAgain: '现在再做一次',
      sendAsNote: '留作备注',
      drop: '不发送了',
      dropQuestion: '不发送这一步？',
      dropMessage: '写的内容和图片会从手机里删除',
      dropConfirm: '删除',
      note: (time: string, action: string, words: string) =>
        words === ''
          ? `${time} 没有网络时做了“${action}”，没能同步`
          : `${time} 没有网络时做了“${action}”，没能同步。${words}`,
    },
  },
});

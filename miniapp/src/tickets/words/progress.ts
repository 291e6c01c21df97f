import { afterWord } from '#shared/time/beside-word';
import { catalogue } from '#shared/words/catalogue';

/** Where a ticket stands, what comes next and when, and what happened. `moment` is 今天 16:30, `time` is 16:30. */
export const progressWords = catalogue({
  zh: {
    engineer: (name: string) => `${name}工程师`,
    /** For the customer, after a comma: what was promised. */
    promised: {
      anybodyAccept: (moment: string) => `${moment} 前有工程师受理`,
      solution: (moment: string) => `${moment} 前给您方案`,
      nothing: '有进展会马上通知您',
      late: (moment: string, duration: string) =>
        `原定${afterWord(moment)}，我们晚了 ${duration}，抱歉，正在加紧`,
      /** Another time than the one before, of which `duration` has passed. */
      anew: (moment: string) => `新的时间是${afterWord(moment)}`,
      anewLate: (moment: string, duration: string) =>
        `我们晚了 ${duration}，抱歉。新的时间是${afterWord(moment)}`,
      lateAgain: (moment: string, duration: string) =>
        `说好${afterWord(moment)}，我们又晚了 ${duration}，抱歉，正在加紧`,
    },
    /** The same for those who keep it. */
    due: {
      accept: (moment: string) => `${moment} 前要受理`,
      solution: (moment: string) => `${moment} 前给客户方案`,
      nothing: '尽快',
      late: (duration: string) => `比答应客户的晚了 ${duration}`,
    },
    /** For the customer, on a card. */
    shortPromise: {
      accept: (moment: string) => `${moment} 前受理`,
      resolve: (moment: string) => `${moment} 前给您方案`,
      confirm: (moment: string) => `${moment} 后自动完成`,
      nothing: '有进展会通知您',
      late: (moment: string) => `原定${afterWord(moment)}，正在加紧`,
    },
    countdown: {
      late: (duration: string) => `晚了 ${duration}`,
      left: (duration: string) => `还有 ${duration}`,
      before: (moment: string) => `${moment} 前`,
    },
    /** For the customer: what happens next; `promise` is one of `promised`. */
    nextStep: {
      unattended: (moment: string) => `已收到，现在没有工程师值班，${moment} 起为您安排`,
      offered: (promise: string) => `正在安排工程师，${promise}`,
      received: (promise: string) => `已收到，${promise}`,
      accepted: (engineer: string, promise: string) => `${engineer}已受理，${promise}`,
      underway: (engineer: string, promise: string) => `${engineer}正在处理，${promise}`,
      awaitingYou: (engineer: string) => `${engineer}在等您补充信息，收到后接着处理`,
      solved: (engineer: string) => `${engineer}已给出解决办法，请您验收`,
      solvedUntil: (engineer: string, moment: string) =>
        `${engineer}已给出解决办法，请您验收。${moment} 后自动完成`,
      rateIt: '问题已解决，说说您的感受',
      notSolved: '问题没有解决好，抱歉',
      notSolvedCall: '问题没有解决好，抱歉，我们会给您回电',
      partlySolved: '问题部分解决，谢谢您的评价',
      rated: '问题已解决，谢谢您的评价',
      ended: {
        unanswered: '我们没有收到您的回复，先结束了这张工单。问题还在的话，请重新打开',
        other: '这张工单结束了，原因见下方进度。问题还在的话，请重新打开',
      },
      merged: (number: string) => `这张工单已并入 ${number}，进展请看那一张`,
      cancelled: '这张工单已取消',
    },
    /** For colleagues: whose turn it is; `due` is one of `due`. */
    staffStep: {
      offered: (name: string, time: string) => `已派给${name}，等待接单到 ${time}`,
      nobodys: (due: string) => `还没有人接，${due}`,
      accepted: (name: string, due: string) => `${name}已接单，${due}`,
      underway: (name: string, due: string) => `${name}正在处理，${due}`,
      awaitingCustomer: '等客户补充信息，收到后继续',
      solved: '等客户验收',
      solvedUntil: (moment: string) => `等客户验收，${moment} 自动完成`,
      rated: '已完成，客户已评价',
      notRated: '已完成，客户还没有评价',
      ended: { unanswered: '已结束：联系不上客户', other: '已结束，没有按解决处理' },
      merged: (number: string) => `已并入 ${number}`,
      cancelled: '已取消',
    },
    /** On a customer's card: who waits for whom. */
    waiting: {
      forYou: (name: string) => `${name}在等您补充`,
      anEngineer: '工程师',
      unattended: (moment: string) => `${moment} 起为您安排`,
      solved: '请看看是否解决了',
    },
    urged: (heard: string, time: string) => `已为您催单，${heard}收到了。${time} 后可以再催`,
    urgedDesk: '调度',
    taken: (name: string) => `${name}已经接单`,
    offeredToOther: (name: string) => `已派给${name}，正在等待接单`,
    callBack: {
      toYou: (moment: string) => `我们会在${afterWord(moment)} 前给您回电`,
      toCustomer: (moment: string) => `答应${afterWord(moment)} 前给客户回电`,
      tried: (moment: string) => `我们打过电话，没有打通，会在${afterWord(moment)} 前再打给您`,
      triedLate: '我们打过电话，没有打通，会再打给您',
      lateForYou: (moment: string) =>
        `原定${afterWord(moment)} 前给您回电，我们晚了，抱歉，正在安排`,
      lateForCustomer: (moment: string) => `答应${afterWord(moment)} 前给客户回电，已经晚了`,
    },
    /** What the desk owes, on the ticket’s page. */
    owedCall: {
      nobodys: '还没有人负责',
      taking: '正在接手',
      of: (name: string) => `${name}负责`,
      attempts: (count: number) => `打了 ${count} 次，没有打通`,
    },
    timeline: {
      submitted: '提交了问题',
      filed: (channel: string) => `代客户提交（${channel}）`,
      filedForYou: (channel: string) => `代您提交（${channel}）`,
      byYou: (deed: string) => `您${deed}`,
      byMe: (deed: string) => `我${deed}`,
      by: (name: string, deed: string) => `${name} ${deed}`,
      system: '系统',
      reportedLater: (time: string) => `${time}（补报）`,
    },
  },
});

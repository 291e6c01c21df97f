import { catalogue } from '#shared/words/catalogue';

/** What the forms of actions say beside the words of the action itself. */
export const sheetWords = catalogue({
  zh: {
    form: {
      sendingPictures: '图片正在上传',
    },
    quickReplies: {
      open: '快捷回复',
      none: '还没有快捷回复，可以在“我的”里添加',
    },
    assign: {
      note: '原因（客户看不到）',
      noteHint: '例如：熟悉银企直连模块',
      aboveCap: (held: number, most: number) => `当时手上已有 ${held} 单，上限 ${most} 单`,
      best: (name: string) => `${name} · 首选`,
      facts: (facts: readonly string[]) => facts.join(' · '),
      skills: (skills: readonly string[]) => `擅长${skills.join('、')}`,
      skillFor: (product: string, what: string) => `${product}（${what}）`,
      anySkill: '各类问题',
      noSkills: '没有登记擅长什么',
      load: (tickets: number, most: number) => `${tickets}/${most} 单`,
      obstacles: {
        unavailable: '不在岗',
        skill: '不擅长这类问题',
        region: '不负责这个区域',
        full: '手上已满',
        passed: '已经问过',
      },
    },
    handOver: {
      desk: '交给调度',
      deskNote: '由调度另外安排，您不再负责',
      found: '目前查到了什么（客户看不到）',
      foundHint: '例如：已排除网络问题，怀疑是采集终端固件，备件在车上',
    },
    merge: {
      search: '搜编号、内容、客户',
      none: '没有同一单位或同一位客户的未结束工单',
      of: (number: string, name: string) => `${number} · ${name}`,
    },
    settleFollowUp: {
      said: '客户怎么说（客户看不到）',
      saidHint: '例如：客户说昨天又断了一次，希望今天有人去看',
      why: '为什么结束（客户看不到）',
      whyHint: '例如：打了三天，手机一直关机',
      note: '补充（可不填，客户看不到）',
      noteHint: '例如：无人接听，下午再打',
      reopen: '同时重新打开工单',
      reopenNote: '工单回到处理中，客户和工程师会收到通知',
    },
    postponeFollowUp: {
      day: '改到哪一天',
      time: '几点以前',
      why: '原因（客户能看到）',
      whyPlanned: '原因（客户看不到）',
      whyHint: '例如：您说下午开会，改到明天上午',
      whyPlannedHint: '例如：客户这周停产',
    },
    giveFollowUp: {
      nobodyElse: '没有其他可以回访的同事',
    },
    visibility: {
      internal: '仅内部可见',
      customer: '客户也能看到',
    },
    resolve: {
      cause: { label: '原因', hint: '为什么会这样，客户能看懂的一句话' },
      solution: { label: '解决办法', hint: '做了什么，客户需要怎么确认' },
      prevention: { label: '今后怎样避免（可不填）', hint: '例如：每月结账前先同步科目' },
      required: '请填写这一项',
    },
  },
});

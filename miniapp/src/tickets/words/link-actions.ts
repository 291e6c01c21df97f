/** What the actions say that link, follow and end tickets: a part of `actionWords`. */
export const linkActions = {
  merge: {
    form: { title: '并入哪张工单', submit: '合并', busy: '正在合并' },
    done: '已合并，进展会在另一张工单里',
    deed: '合并了工单',
    deedInto: (number: string) => `这张工单并入了 ${number}`,
  },
  absorb: {
    done: '已并入',
    deed: '并入了另一张工单',
    deedOf: (number: string) => `${number} 并入了这张工单`,
  },
  again: {
    done: '已再报一次',
    deed: '再报了一次',
    deedAs: (number: string) => `再报了一次：${number}`,
  },
  follow: { done: '已关注，有进展会告诉您', deed: '关注了工单' },
  unfollow: { done: '已取消关注', deed: '取消了关注' },
  close: {
    form: {
      title: '结束工单',
      label: '结束的原因（客户能看到）',
      hint: '例如：三次联系没有回应，需要时可以重新打开',
      submit: '结束',
      busy: '正在结束',
    },
    done: '已结束',
    deed: '结束了工单',
  },
};

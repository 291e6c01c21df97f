/** What the actions that ask somebody to take a ticket say; part of `actionWords`. */
export const offerActions = {
  assign: {
    form: { title: '派单给', busy: '正在派单' },
    done: '已派单，接单前负责人不变',
    deed: '重新安排工程师',
    deedTo: (name: string) => `把工单交给了${name}`,
    deedOffered: (name: string) => `派单给${name}`,
  },
  decline: {
    form: {
      title: '不接这张工单',
      label: '不接的原因（客户看不到）',
      hint: '例如：这个模块不是我负责，建议交给水务组',
      submit: '不接',
      busy: '正在提交',
    },
    done: '好的，会另外安排',
    deed: '没有接这张工单',
  },
  hand_over: {
    form: { title: '转交工单', submit: '转交', busy: '正在转交' },
    done: '已交给调度安排',
    doneTo: (name: string) => `已派给${name}，接单前仍由您负责`,
    deed: '把工单交给了调度',
    deedTo: (name: string) => `想把工单转给${name}`,
    deedForYou: '正在为您重新安排工程师',
  },
  lapse: {
    done: '派单结束了',
    deed: '派单结束了',
    deedOf: (name: string) => `${name}没有接单`,
  },
};

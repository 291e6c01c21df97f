/** The Chinese of `actionWords` for what the desk does with calls. */
export const followUpActions = {
  take_follow_up: {
    done: '已接下这次回访',
    deed: '接下了这次回访',
  },
  give_follow_up: {
    form: { submit: '转交', busy: '正在转交' },
    done: '已转交',
    deed: '转交了这次回访',
    deedTo: (name: string) => `把这次回访交给了${name}`,
  },
  postpone_follow_up: {
    form: { submit: '改时间', busy: '正在提交' },
    done: '回访时间已改',
    deed: '改了回电时间',
    deedTo: (date: string, time: string) => `把回电改到 ${date} ${time} 前`,
    deedPlanned: (date: string, time: string) => `把计划回访改到 ${date} ${time} 前`,
  },
  settle_follow_up: {
    form: { submit: '保存', busy: '正在保存' },
    done: '回访已记录',
    deed: '记录了回访',
    called: '给您打过电话',
    calledCustomer: (outcome: string) => `回访了客户：${outcome}`,
    tried: '给您打了电话，没有打通',
    triedCustomer: '给客户打了电话，没有打通',
    gaveUp: '几次都没有打通您的电话，回电先到这里',
    gaveUpOnCustomer: '一直没有打通客户的电话，结束了回访',
  },
};

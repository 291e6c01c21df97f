import { catalogue } from '#shared/words/catalogue';

/** What the pages of this room say. */
export const workWords = catalogue({
  zh: {
    page: {
      loading: '正在看手上的工单',
    },
    tabs: {
      offered: '待我接单',
      mine: '待我处理',
      customer: '等客户',
      over: '已结束',
    },
    empty: {
      offered: { title: '没有派给您的工单', line: '有新的派单会马上出现在这里' },
      mine: { title: '手上没有待处理的工单', line: '可以去接单池看看' },
      customer: { title: '没有在等客户的工单', line: '请客户补充或验收的会出现在这里' },
      over: { title: '还没有结束的工单', line: '完成和取消的会出现在这里' },
      pool: { title: '接单池是空的', line: '有新的工单会马上出现在这里' },
    },
    workload: {
      allDone: '手上的都处理完了',
      open: (open: number) => `${open} 张待处理`,
      openAndLate: (open: number, late: number) => `${open} 张待处理，${late} 张晚了`,
    },
    duty: {
      onDuty: '在岗',
      offDuty: '不在岗',
      nowOnDuty: '已上岗，有新工单会通知您',
      nowOffDuty: '已离岗，不再收到新工单',
    },
    leaving: {
      title: '手上还有工单，离岗后谁来处理',
      keep: '继续由我负责',
      handOver: '交给调度安排',
      handedOver: '已离岗，手上的工单交给了调度',
    },
    pool: {
      title: '接单池',
    },
  },
});

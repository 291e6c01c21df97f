import type { CorrectedField } from '#shared/tickets/corrections';
import { afterWord } from '#shared/time/beside-word';
import { catalogue } from '#shared/words/catalogue';

/** What the actions that put something right say; part of `actionWords`. */
export const correctionActions = {
  reschedule: {
    form: { title: '改答应客户的时间', submit: '改时间', busy: '正在提交' },
    done: '已改，客户看得到新的时间',
    deed: '改了时间',
    deedTo: (date: string, time: string) => `把时间改到 ${date} ${time}`,
  },
  correct: {
    form: { title: '更正工单', submit: '更正', busy: '正在提交' },
    done: '已更正',
    deed: '更正了工单',
  },
};

/** What the sheets and the timeline say of corrections and new times. */
export const correctionWords = catalogue({
  zh: {
    fields: {
      severity: '影响程度',
      scope: '影响范围',
      category: '问题类型',
      product: '产品',
      asset: '设备编号',
      region: '上门区域',
      contactName: '联系人',
      contactPhone: '联系电话',
    } satisfies Record<CorrectedField, string>,
    change: (field: string, before: string, after: string) => `${field}：${before} → ${after}`,
    nothing: '未填写',
    ofDevice: (region: string) => `随设备（${region}）`,
    newTime: (date: string, time: string) => `新的时间是 ${date} ${time}`,
    reschedule: {
      title: '改到什么时候',
      told: (moment: string) => `现在答应的是${afterWord(moment)}`,
      other: '其他时间',
      day: '哪一天',
      time: '几点以前',
      result: (moment: string) => `客户会看到：新的时间是${afterWord(moment)}`,
      why: '原因（客户能看到）',
      whyHint: '例如：备件在路上，明天上午到',
    },
    correct: {
      why: '原因（答应的时间变了，客户能看到）',
      whyHint: '例如：电话里确认只有一台电脑受影响',
    },
  },
});

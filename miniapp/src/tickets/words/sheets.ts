import { catalogue } from '#shared/words/catalogue';

/** What the forms of actions say beside the words of the action itself. */
export const sheetWords = catalogue({
  zh: {
    form: {
      sendingPictures: '图片正在上传',
    },
    arrive: {
      place: '地点',
      placeHint: '例如：滨江自来水公司 3 号泵房',
    },
    assign: {
      note: '原因（客户看不到）',
      noteHint: '例如：熟悉银企直连模块',
      onDuty: (tickets: number) => `在岗 · 手上 ${tickets} 张`,
      offDuty: (tickets: number) => `不在岗 · 手上 ${tickets} 张`,
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

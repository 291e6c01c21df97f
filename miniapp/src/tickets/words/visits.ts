import { catalogue } from '#shared/words/catalogue';

/** What pages say of visits. `window` is 今天 14:00–16:00, `time` is 15:40. */
export const visitWords = catalogue({
  zh: {
    /** For the customer: what comes next. */
    next: {
      proposed: (engineer: string) => `${engineer}想和您约时间上门，请选一个`,
      asked: (engineer: string) => `已告诉${engineer}，会再和您约上门时间`,
      agreed: (engineer: string, window: string) => `${engineer}约好 ${window} 上门`,
      agreedLate: (window: string, duration: string) =>
        `约好 ${window} 上门，我们晚了 ${duration}，抱歉`,
      underway: (engineer: string) => `${engineer}正在赶来`,
      underwayUntil: (engineer: string, time: string) => `${engineer}正在赶来，预计 ${time} 到`,
      underwayLate: (engineer: string, time: string, duration: string) =>
        `${engineer}正在赶来，原来预计 ${time} 到，晚了 ${duration}，抱歉`,
    },
    /** The same for colleagues. */
    staffNext: {
      proposed: '等客户选上门时间',
      asked: '客户想换个上门时间，请重新约',
      agreed: (window: string) => `约好 ${window} 上门`,
      agreedLate: (window: string, duration: string) => `约好 ${window} 上门，已经晚了 ${duration}`,
      underway: (name: string) => `${name}在路上`,
      underwayUntil: (name: string, time: string) => `${name}在路上，预计 ${time} 到`,
      underwayLate: (name: string, time: string, duration: string) =>
        `${name}在路上，预计 ${time} 到，晚了 ${duration}`,
    },
    card: {
      proposed: '可以选的上门时间',
      agreed: '约好上门',
      underway: '正在赶来',
      expected: (time: string) => `预计 ${time} 到`,
      onTheRoad: '已经出发',
      map: '地图',
      navigate: '导航',
      copy: '复制',
      placeOf: (name: string) => `在地图上看${name}`,
    },
    listed: {
      agreed: (window: string) => `${window} 上门`,
      underway: '已经出发',
      underwayUntil: (time: string) => `已经出发，预计 ${time} 到`,
    },
    place: {
      label: '地点',
      hint: '例如：滨江自来水公司 3 号泵房',
      choose: '选位置',
    },
    propose: {
      day: '哪一天',
      time: '什么时间',
      other: '其他时间',
      from: '从',
      to: '到',
      add: '添加',
      chosen: (count: number, most: number) => `给客户选的时间 ${count}/${most}`,
      none: '点一下上面的时间，最多四个',
      remove: (window: string) => `去掉 ${window}`,
      backwards: '结束要晚于开始，最长 12 小时',
      past: '这个时间已经过了',
    },
    pick: {
      otherTime: '都不方便，换个时间',
      gone: '这些时间都过了，请换个时间',
    },
    depart: {
      line: '客户的工单上会显示您预计到达的时间',
      expected: '预计什么时候到',
      agreed: (window: string) => `和客户约的是 ${window}`,
      minutes: (minutes: number, time: string) => `${minutes} 分钟 · ${time}`,
      other: '其他时间',
      past: '预计到达的时间要在现在之后',
    },
    entry: {
      off: (window: string) => `约好的 ${window} 上门取消了`,
    },
  },
});

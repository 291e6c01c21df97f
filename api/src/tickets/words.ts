import { catalogue } from '#shared/words/catalogue';

/** What the API says of tickets. */
export const ticketWords = catalogue({
  zh: {
    afterNow: '发生时间不能晚于现在',
    beforeReport: '发生时间不能早于报告时间',
    beforeLast: '发生时间不能早于上一步',
    tooLongAgo: '只能补报 24 小时以内发生的事',
    expectedOutOfReach: '预计到达的时间要在出发之后，一天之内',
    markWithoutAttachment: '标记的图片没有一起提交',
    partOfNumber: '这个电话好像不完整，座机请带上区号',
    handsFull: (held: number, most: number) =>
      `您手上已有 ${held} 单，上限 ${most} 单，请先完成一些再接单`,
    assigneeFull: (name: string, held: number, most: number) =>
      `${name}手上已有 ${held} 单，上限 ${most} 单，请换一位，或由调度确认后单独派单`,
    noSuchRegion: '没有这个区域',
    part: (name: string, serial: string) => `${name} ${serial}`,
    tags: (tags: readonly string[]) => tags.join('，'),
    noSuchStatus: (name: string) => `没有“${name}”这种状态`,
    confirmedBy: (time: string, days: number) =>
      `没有您的回复，${time} 会自动完成，之后 ${days} 天内可以重新打开`,
    termsChanged: '服务时间的安排有调整',
    newTime: (time: string) => `新的时间是 ${time}`,
    newTimeAndWhy: (time: string, why: string) => `新的时间是 ${time}。${why}`,
    goesOn: '收到后接着处理',
    silent: '提醒过，没有回复',
    callToCheck: '收不到通知，请打电话告诉结果，问是否解决',
    callToAsk: '收不到通知，请打电话问要补充的信息',
    triedByPhone: '多次电话没有联系上',
    plannedCall: '紧急问题解决 30 天后问问情况',
    whichQueue: '请说明要看哪个队列',
    departed: '已注销的用户',
    leavesDuty: '离岗交接',
    notReached: '提醒没有送到，换下一位',
    unheardBy: (name: string, what: string) => `${name}没有收到${what}`,
  },
});

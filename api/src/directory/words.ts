import { catalogue } from '#shared/words/catalogue';

/** What the API says of what is set up. */
export const setupWords = catalogue({
  zh: {
    unknownOrganization: '没有这个客户单位',
    unknownProduct: '没有这个产品',
    unknownLevel: '没有这个服务级别',
    unknownCalendar: '没有这个工作日历',
    unknownRegion: '没有这个区域',
    daysOutOfOrder: '提醒和自动完成的天数要一个比一个晚',
    endsBeforeItBegins: '结束要晚于开始',
    isOver: '这段时间已经过去了',
    tooLong: (days: number) => `一次最多 ${days} 天`,
    unknownVariable: (name: string) => `没有“${name}”这个变量`,
  },
});

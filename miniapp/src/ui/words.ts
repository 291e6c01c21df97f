import { catalogue } from '#shared/words/catalogue';

/** What the kit says by itself. */
export const kitWords = catalogue({
  zh: {
    /** The bottom bar. */
    tabs: {
      inbox: '消息',
      me: '我的',
      home: '首页',
      tickets: '工单',
      desk: '工作台',
      allTickets: '全部工单',
      work: '工作',
      pool: '接单池',
    },
    page: {
      product: '回声',
      tabTitle: (title: string) => `${title} · 回声`,
      back: '返回',
      close: '关闭',
      lost: '没有找到这个页面，已回到首页',
      offline: '网络断了，恢复后会自动更新',
      offlineSince: (time: string) => `网络断了，看到的是 ${time} 的内容`,
      offlineWithQueue: (queued: number, time: string | null) =>
        time === null
          ? `没有网络 · ${queued} 项待同步`
          : `没有网络 · ${queued} 项待同步 · 看到的是 ${time} 的内容`,
      sending: (queued: number) => `正在同步 ${queued} 项`,
      undecided: (tickets: number) => `${tickets} 张工单有没同步的操作，等您决定`,
    },
    pull: {
      idle: '',
      pulling: '下拉更新',
      ready: '松开更新',
      busy: '正在更新',
    },
    errors: {
      notHere: '网络断了，这里的内容还没有存到这台设备上',
      retry: '再试一次',
      notFound: '链接可能不完整，或者您的账号看不到它',
      backTo: (place: string) => `回${place}`,
    },
    list: {
      cut: (most: number) => `只显示前 ${most} 条，其余请用筛选或搜索查找`,
      more: '看更多',
      loading: '正在取更多',
      clearSearch: '清空',
    },
    fields: {
      signsLeft: (left: number) => `还可以写 ${left} 字`,
    },
    signature: {
      clear: '重写',
      done: '签好了',
      fileName: '客户签字.png',
    },
    stars: {
      meanings: ['很不满意', '不满意', '一般', '满意', '很满意'],
      star: (stars: number, meaning: string) => `${stars} 星，${meaning}`,
      shown: (stars: number) => `${stars} 星`,
    },
    pictures: {
      show: {
        clear: (name: string) => `查看图片 ${name}`,
        checking: (name: string) => `查看图片 ${name}，审核中`,
        flagged: (name: string) => `查看图片 ${name}，待复核`,
        withheld: (name: string) => `查看图片 ${name}，未通过审核`,
      },
      unavailable: '暂时看不到',
      marks: { checking: '审核中', flagged: '待复核' },
      inCheck: '图片审核中',
      hidden: '已隐藏',
      refused: '未通过审核',
      tapToSee: '点此查看',
    },
    uploads: {
      picture: (number: number) => `第 ${number} 张图片`,
      lostPicture: (number: number) => `第 ${number} 张图片，没有保存下来`,
      remove: (number: number) => `移除第 ${number} 张图片`,
      add: '添加图片',
      lost: ['没有', '保存下来'],
      failed: ['没有传上去', '点此重试'],
      waiting: ['有网络后', '自动上传'],
    },
  },
});

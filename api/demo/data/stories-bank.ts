import {
  answers,
  arrives,
  assigns,
  hour,
  inside,
  putsOff,
  rates,
  solves,
  step,
  takes,
  tells,
  type Story,
} from './story';

/** 恒信达商贸 and 北岸燃气: payments, statements, a gas regulating station. */
export const bankStories: Story[] = [
  {
    by: 'sun',
    when: { minutesAgo: 74 },
    product: 'bank',
    pictures: ['bank-timeout', 'gateway-log'],
    report: {
      category: 'connection',
      severity: 'blocked',
      scope: 'organization',
      description:
        '付款指令发不出去，三笔一直显示“超时未回”，后面还有代发工资 56 万多，今天下班前必须到账。前置机在公司机房，能 ping 通。',
      environment: 'iPhone 13 · iOS 17.6 · 微信 8.0.54',
    },
    steps: [
      ...takes('liu', 5, 2),
      step(
        8,
        'liu',
        'message',
        '孙经理，请先不要点“重发”。那三笔我用“查询结果”向银行确认过：银行没有受理，不会重复付款。',
      ),
      step(3, 'sun', 'message', '好的，吓我一跳。那现在怎么办？'),
      inside(
        12,
        'liu',
        '前置机 9001 端口没有监听，银行客户端停在“请更新证书”的弹窗上，企业证书昨天到期。',
      ),
      step(
        4,
        'liu',
        'message',
        '原因找到了：前置机上的企业证书昨天到期。需要您用管理员 U 盾在前置机上点一次“更新证书”，我远程陪您操作，大约 15 分钟，工资来得及。',
      ),
    ],
  },
  {
    by: 'wu',
    when: { minutesAgo: 1290 },
    product: 'bank',
    pictures: ['bank-reconciliation'],
    report: {
      category: 'wrong_data',
      severity: 'minor',
      scope: 'me',
      description:
        '10 月对账，银行流水里同一笔 12,600 下载了两次，自动对账过不去，余额也差 44,580。',
    },
    steps: [
      assigns(20, 'dispatcher', { assignee: 'liu', note: '银企直连对账，请刘佳跟进' }),
      ...answers('liu', 8, { callsAfter: 2, note: '已通话：流水是昨天下午重复下载的，先不要删' }),
      step(
        90,
        'liu',
        'ask',
        '重复的流水我可以删除，删除前需要您确认：网上银行的电子回单里，10 月 28 日北岸物业这笔 12,600 只有一笔吗？请拍一张回单或网银截图给我。',
      ),
    ],
  },
  {
    by: 'wu',
    when: { minutesAgo: 44 },
    product: 'bank',
    report: {
      category: 'error',
      severity: 'blocked',
      scope: 'team',
      description:
        '居民代扣批次 DK-2214 回盘失败，提示“第 311 行账号长度不符”，整批 412 户都没有销账，窗口已经有人来问了。',
      environment: 'OPPO Find X7 · Android 15 · 微信 8.0.54',
    },
    steps: [],
  },
  {
    by: 'wu',
    when: { daysAgo: 10, at: '08:40' },
    product: 'bank',
    report: {
      category: 'connection',
      severity: 'degraded',
      scope: 'team',
      description: '早上开始余额查询一直失败，提示“签名验证不通过”，付款没有试。',
    },
    steps: [
      ...takes('liu', 12, 6),
      solves(31, 'liu', {
        cause: '前置机时间比银行慢了 11 分钟，签名带的时间超出允许范围。',
        solution: '校准前置机时间，查询恢复正常。',
        prevention: '前置机已设置每小时与时间服务器同步，并加了偏差超过 2 分钟的报警。',
      }),
      step(15, 'wu', 'confirm'),
      rates(2, 'wu', { fixed: 'yes', stars: 5, tags: ['响应快', '一次解决', '讲得清楚'] }),
    ],
  },
  {
    by: 'sun',
    when: { daysAgo: 3, at: '14:08' },
    product: 'bank',
    report: {
      category: 'slow',
      severity: 'degraded',
      scope: 'team',
      description: '下载对账单越来越慢，一个账户要二十多分钟，12 个账户一上午都下不完。',
    },
    steps: [
      ...takes('engineer', 52, 90),
      solves(6 * hour, 'engineer', {
        cause: '历史流水没有归档，下载后逐条比对太慢。',
        solution: '调整为只比对近三个月，请明天再试。',
      }),
      step(15 * hour, 'sun', 'confirm'),
      step(30, 'sun', 'message', '今天试了还是二十分钟，一点没有快。'),
      rates(2, 'sun', {
        fixed: 'no',
        stars: 1,
        tags: ['问题还在', '等得太久'],
        words: '等了一天，第二天一试完全没有变化，也没有人打电话来问一下。',
      }),
      step(
        26,
        'manager',
        'message',
        '孙经理，我是服务主管李建国。这次没有验证就请您验收，是我们的问题，抱歉。我来给您回电，换刘佳负责，处理好之前不关单。',
      ),
      step(2, 'manager', 'take_follow_up'),
      putsOff(8, 'manager', {
        dueIn: 150,
        note: '您上午在银行开会，约好开完会打给您。',
      }),
    ],
  },
  {
    by: 'wu',
    when: { daysAgo: 8, at: '17:12' },
    product: 'bank',
    report: {
      category: 'connection',
      severity: 'degraded',
      scope: 'team',
      description: '银企直连登录提示服务不可用，今天下午的第二次了。',
    },
    steps: [
      step(
        9,
        'dispatcher',
        'cancel',
        '与吴主任电话确认，和他 16:50 报的是同一个问题，合并到那张工单处理',
      ),
    ],
  },
  {
    by: 'wu',
    when: { minutesAgo: 158 },
    product: 'rtu',
    report: {
      category: 'device',
      severity: 'degraded',
      scope: 'team',
      assetCode: 'BA-RTU-11',
      description:
        '11 号调压站的采集终端一小时上线一次又掉线，压力曲线断断续续，值班的同事已经改成人工巡检了。',
      visit: {
        address: '北岸区江北大道 118 号 11 号调压站',
        preferredTime: '今天下午，门卫有钥匙',
      },
    },
    steps: [
      assigns(13, 'dispatcher', { assignee: 'huang', note: '需要上门，黄磊离得最近' }),
      step(11, 'huang', 'accept'),
      step(
        20,
        'huang',
        'message',
        '吴主任，我先看了远程日志，像是天线接头松动导致信号时好时坏。我带备用天线和 SIM 卡过去，大约 14 公里。',
      ),
      step(66, 'huang', 'depart'),
    ],
  },
  {
    by: 'wu',
    when: { daysAgo: 15, at: '10:30' },
    product: 'rtu',
    pictures: ['modem-no-signal'],
    report: {
      category: 'device',
      severity: 'degraded',
      scope: 'team',
      assetCode: 'BA-RTU-11',
      description: '11 号调压站的 4G 模块信号灯一直红，换过位置没有用。',
      visit: { address: '北岸区江北大道 118 号 11 号调压站', preferredTime: '上午' },
    },
    steps: [
      step(9, 'huang', 'accept'),
      step(8, 'huang', 'message', '吴主任，我带一套 SIM 卡和模块过去，上午到。'),
      step(13, 'huang', 'depart'),
      arrives(55, 'huang', {
        name: '北岸燃气 11 号调压站',
        latitude: 30.2741,
        longitude: 120.1552,
      }),
      tells(25, 'huang', 'SIM 卡欠费停机，已联系运营商恢复，等待信号。'),
      solves(40, 'huang', {
        cause: '物联网卡套餐到期停机。',
        solution: '续费后恢复，信号 −71 dBm，连续观察 30 分钟数据正常。',
        prevention: '把 23 张物联网卡的到期日登记到平台，提前 15 天提醒。',
      }),
      step(2 * hour, 'wu', 'confirm'),
      rates(10, 'wu', {
        fixed: 'yes',
        stars: 4,
        tags: ['态度好'],
        words: '师傅很负责，就是等运营商花了点时间。',
      }),
    ],
  },
];

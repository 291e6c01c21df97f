import {
  answers,
  assigns,
  day,
  hour,
  inside,
  rates,
  solves,
  step,
  takes,
  tells,
  type Story,
} from './story';

const phone = '华为 Pura 70 · HarmonyOS 4.2 · 微信 8.0.54';

/** 江城水务集团: invoices, meters, a large customer with many small wishes. */
export const jiangchengStories: Story[] = [
  {
    by: 'luo',
    when: { minutesAgo: 205 },
    product: 'invoice',
    pictures: ['invoice-timeout'],
    report: {
      category: 'connection',
      severity: 'degraded',
      scope: 'organization',
      description:
        '批量开水费发票，240 张开到第 58 张开始全部超时，代码 60001，授信额度还有 38 万。剩下的 183 张今天要推送给用户。',
      environment: phone,
    },
    steps: [
      ...answers('engineer2', 8, { callsAfter: 4, note: '已通话：先停止整批重开，避免重复' }),
      step(
        25,
        'engineer2',
        'message',
        '罗主任，税务侧接口从 10:40 起间歇超时，已开出的 57 张有效，不会重复。我把批量改成每次 5 张、失败自动重试，先帮您跑起来。',
      ),
      step(60, 'engineer2', 'message', '现在开到 126 张，速度慢一些，但没有再失败。'),
      step(18, 'luo', 'message', '辛苦，盯着点，财务在等。'),
    ],
  },
  {
    by: 'luo',
    when: { minutesAgo: 16 },
    product: 'metering',
    pictures: ['concentrator-clock'],
    report: {
      category: 'device',
      severity: 'minor',
      scope: 'team',
      description:
        '锦绣江南的集中器时钟慢了 58 分钟，校时提示终端拒绝（0x0B），冻结数据的时间都对不上。',
      environment: phone,
    },
    steps: [step(8, 'engineer2', 'accept')],
  },
  {
    by: 'luo',
    when: { minutesAgo: 6 },
    product: 'metering',
    pictures: ['modem-no-signal'],
    report: {
      category: 'device',
      severity: 'minor',
      scope: 'me',
      description: '港务公寓的采集模块放进新电表箱以后没有信号，SIG 灯红色，把箱门打开就正常。',
      environment: phone,
      visit: { address: '港务公寓 2 幢一层配电间', preferredTime: '明天上午' },
    },
    steps: [
      assigns(4, 'dispatcher', { assignee: 'huang', note: '需要加装外置天线，黄磊明天在附近' }),
    ],
  },
  {
    by: 'luo',
    when: { minutesAgo: 7 },
    product: 'revenue',
    report: {
      category: 'connection',
      severity: 'blocked',
      scope: 'organization',
      description:
        '微信缴费全部失败，用户付款后提示“缴费处理中”，营收系统没有销账，客服电话打爆了。',
      environment: phone,
    },
    steps: [],
  },
  {
    by: 'luo',
    when: { minutesAgo: 4400 },
    product: 'revenue',
    report: {
      category: 'wrong_data',
      severity: 'degraded',
      scope: 'team',
      description: '阶梯水量的年度清零没有生效，10 月有三百多户还在按第三阶梯算。',
      environment: phone,
    },
    steps: [
      ...answers('engineer2', 8, {
        callsAfter: 5,
        note: '已通话：10 月账单还没有发出，来得及重算',
      }),
      solves(150, 'engineer2', {
        cause: '过户的用户没有重置阶梯起算日期。',
        solution: '修正 327 户的起算日期并重算 10 月账单。',
      }),
      step(4 * hour, 'luo', 'confirm'),
      rates(3, 'luo', { fixed: 'yes', stars: 4, tags: ['响应快'] }),
      step(3780, 'luo', 'reopen', '又发现 19 户没有改到，都是合表户，户号我整理好了。'),
      step(
        25,
        'engineer2',
        'message',
        '收到，合表户走的是另一张表，昨天的脚本漏了，抱歉。正在处理这 19 户，并检查其他合表户。',
      ),
    ],
  },
  {
    by: 'luo',
    when: { minutesAgo: 560 },
    product: 'metering',
    report: {
      category: 'how_to',
      severity: 'question',
      scope: 'team',
      description: '远传表换表以后，旧表底数和新表起数在哪里录？换表当月水量会不会重复？',
      environment: phone,
    },
    steps: [
      ...takes('engineer2', 70, 4),
      solves(35, 'engineer2', {
        cause: '换表需要走换表单，直接改档案会导致当月水量重复。',
        solution:
          '“档案 → 换表登记”里录旧表止数、新表起数和换表时间，系统会自动拆成两段计算。已经改了档案的 3 户，我帮您补了换表单。',
      }),
      rates(45, 'luo', {
        fixed: 'yes',
        stars: 5,
        tags: ['讲得清楚'],
        words: '解释得很明白，还顺手补了单子。',
      }),
    ],
  },
  {
    by: 'luo',
    when: { daysAgo: 11, at: '16:40' },
    product: 'invoice',
    report: {
      category: 'wish',
      severity: 'question',
      scope: 'organization',
      description: '发票推送短信里能不能带上户号和账期？用户经常打电话问是哪个月的。',
      environment: phone,
    },
    steps: [
      ...takes('liu', 130, 10),
      solves(18 * hour, 'liu', {
        cause: '短信模板可以自定义，默认没有放这两个变量。',
        solution: '模板已改为“户号 {account}，{period} 水费电子发票”，测试短信已发到您手机。',
      }),
      step(40, 'luo', 'confirm'),
      rates(1, 'luo', {
        fixed: 'yes',
        stars: 5,
        tags: ['一次解决', '态度好'],
        words: '第二天就改好了，超出预期。',
      }),
    ],
  },
  {
    by: 'luo',
    when: { daysAgo: 2, at: '10:12' },
    product: 'revenue',
    report: {
      category: 'other',
      severity: 'question',
      scope: 'me',
      description: '想预约一次新员工的收费系统培训，大约 12 人。',
      environment: phone,
    },
    steps: [
      step(45, 'dispatcher', 'cancel', '培训不走工单，已转给客户经理安排，下周三下午，详情见短信'),
    ],
  },
  {
    by: 'luo',
    when: { minutesAgo: 12 },
    product: 'metering',
    report: {
      category: 'wish',
      severity: 'question',
      scope: 'team',
      description: '抄收监控能不能按“连续三天未上传”筛选？现在每天都要导出来自己比。',
      environment: phone,
    },
    steps: [],
  },
  {
    by: 'luo',
    when: { daysAgo: 18, at: '14:44' },
    product: 'revenue',
    report: {
      category: 'error',
      severity: 'degraded',
      scope: 'team',
      description: '银行代扣文件生成报错“金额超出 12 位”，有一户工业用户本月水费特别大。',
      environment: phone,
    },
    steps: [
      assigns(6, 'manager', { assignee: 'engineer2', note: '代扣今晚要送银行，请马上处理' }),
      ...answers('engineer2', 4, { callsAfter: 3, note: '已通话：文件 18:00 前要送银行' }),
      inside(20, 'engineer2', '水费 1,284 万，实际是抄表员多录了一位。不改程序，走读数更正。'),
      tells(15, 'engineer2', '这户本月水量比上月高 10 倍，应该是读数多录了一位，请核实后更正。'),
      step(50, 'luo', 'message', '确实录错了，已更正。'),
      solves(12, 'engineer2', {
        cause: '抄表读数多录一位，金额超出银行文件字段长度。',
        solution: '更正读数后重新出账，代扣文件已生成并通过预校验。',
        prevention: '水量超过上月 5 倍时，录入界面要求二次确认。',
      }),
      step(8 * day, 'luo', 'message', '二次确认这个功能很实用。'),
    ],
  },
];

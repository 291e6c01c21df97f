import {
  answers,
  assigns,
  calls,
  hour,
  inside,
  putsOff,
  rates,
  solves,
  step,
  takes,
  type Story,
} from './story';

/** 恒信达商贸: ledger and consolidated reports. */
export const hengxindaStories: Story[] = [
  {
    by: 'sun',
    when: { minutesAgo: 1750 },
    product: 'ledger',
    pictures: ['income-statement-wrong'],
    report: {
      category: 'wrong_data',
      severity: 'degraded',
      scope: 'team',
      description:
        '10 月利润表的管理费用是 189,640.12，明细账合计 186,440.12，多了 3,200。税务申报要用这个数。',
      environment: 'iPhone 13 · iOS 17.6 · 微信 8.0.54',
    },
    steps: [
      ...takes('liu', 21, 14),
      step(
        60,
        'liu',
        'ask',
        '请看一下 10 月 28 日的记-0097，这张是不是红字冲销？如果是，请把凭证截图发我。',
      ),
      step(55, 'sun', 'answer', '是的，冲销 9 月多计提的办公费 1,600，用的是贷方蓝字。'),
      solves(48, 'liu', {
        cause:
          '记-0097 冲销费用时记在贷方，利润表的管理费用按“借方发生额”取数，没有减去贷方 1,600，并且原计提在本月重复记了一次，合计差 3,200。',
        solution:
          '利润表公式改为按“借方减贷方净额”取数，并帮您把重复的一张凭证标出（记-0081），请您核实后自行冲销。',
        prevention: '冲销损益类科目请用借方红字；系统已打开“损益科目贷方录入提醒”。',
      }),
    ],
  },
  {
    by: 'sun',
    when: { minutesAgo: 27 },
    product: 'ledger',
    pictures: ['ledger-slow'],
    report: {
      category: 'slow',
      severity: 'degraded',
      scope: 'me',
      description:
        '科目余额表加上“客户”辅助核算后一直转，两分多钟才 37%，有时直接没反应。不加客户就很快。',
      environment: 'iPhone 13 · iOS 17.6 · 微信 8.0.54',
    },
    steps: [step(18, 'engineer', 'accept')],
  },
  {
    by: 'sun',
    when: { minutesAgo: 545 },
    product: 'consolidation',
    pictures: ['consolidation-check'],
    report: {
      category: 'wrong_data',
      severity: 'degraded',
      scope: 'organization',
      description:
        '三季度合并，勾稽检查 IC-012、IC-015 不通过：商贸和物流的内部应收应付差 41,600，收入成本差 39,245.28。两边都说自己没错。',
    },
    steps: [
      ...answers('liu', 14, { callsAfter: 10, note: '已通话：两家都先不要改数，等对完明细' }),
      step(
        75,
        'liu',
        'message',
        '对过两家的明细：41,600 是 9 月 29 日的一笔运费，商贸 9 月入账，物流 10 月才入账，属于跨期。收入成本的差额里还有一笔退货没有抵销，我在核对数量。',
      ),
      step(35, 'sun', 'message', '跨期这笔按 9 月算，物流那边补暂估可以吗？'),
      step(12, 'liu', 'message', '可以，补暂估最合适。退货这笔我继续查，今天给您抵销分录。'),
      inside(150, 'liu', '退货单 RT-0918 在物流侧数量是 120，商贸侧 112，要等物流仓库确认。'),
      step(195, 'sun', 'urge'),
      step(
        9,
        'liu',
        'message',
        '抱歉让您久等，仓库刚确认是 112，我马上调整抵销分录，半小时内发您。',
      ),
    ],
  },
  {
    by: 'sun',
    when: { daysAgo: 4, at: '10:55' },
    product: 'ledger',
    report: {
      category: 'error',
      severity: 'degraded',
      scope: 'team',
      description:
        '批量导入往来单位档案，提示“编码重复”，但是查不到重复的编码，1,200 条只进去 300 多条。',
    },
    steps: [
      ...takes('engineer', 29, 55),
      solves(5 * hour, 'engineer', {
        cause: '档案里有已停用的单位，编码仍被占用，界面默认不显示停用档案。',
        solution: '导出了 862 条重复编码的清单，请修改编码后重新导入。',
      }),
      step(14 * hour, 'sun', 'confirm'),
      rates(4, 'sun', {
        fixed: 'partly',
        stars: 2,
        tags: ['等得有点久', '还有小问题'],
        words: '等了一下午，最后给我一张清单让我自己改八百多条，希望能直接帮忙处理。',
      }),
      step(
        50,
        'dispatcher',
        'message',
        '孙经理您好，我是服务台王秀英。评价我们看到了，编码替换可以由我们批量处理，会给您回电确认规则。',
      ),
      step(1, 'dispatcher', 'take_follow_up'),
      calls(20, 'dispatcher', { outcome: 'not_reached', note: '响了没有人接，可能在仓库盘点。' }),
      putsOff(5, 'dispatcher', { dueIn: 35, note: '电话没有打通，改到您盘点结束以后。' }),
    ],
  },
  {
    by: 'sun',
    when: { daysAgo: 13, at: '11:20' },
    product: 'consolidation',
    report: {
      category: 'how_to',
      severity: 'minor',
      scope: 'me',
      description: '新并购了一家电商公司，要加进合并范围，期初怎么处理？之前的季度要不要追溯？',
    },
    steps: [
      assigns(12, 'dispatcher', { assignee: 'liu', note: '合并报表问题，请刘佳处理' }),
      ...takes('liu', 9, 5),
      step(3, 'liu', 'message', '要看是不是同一控制。请问并购日和控股比例是？'),
      step(70, 'sun', 'message', '8 月 1 日，收购 60%，之前没有关系。'),
      solves(42, 'liu', {
        cause: '非同一控制下的企业合并，从购买日起纳入合并范围。',
        solution:
          '在“报表组织”中新增公司，生效日期填 8 月 1 日；期初不追溯，只采集 8 月以后的报表；商誉在抵销分录里用模板 GW-01。已在测试期间为您建好一套示例。',
      }),
      step(3 * hour, 'sun', 'confirm'),
      rates(6, 'sun', {
        fixed: 'yes',
        stars: 5,
        tags: ['讲得清楚'],
        words: '还做了示例，一看就会。',
      }),
    ],
  },
];

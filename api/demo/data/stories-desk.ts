import { answers, hour, rates, solves, step, type Story } from './story';

const phone = '荣耀 Magic6 · MagicOS 8.0 · 微信 8.0.54';

/** What a service desk is there for: an offer that waits, a time that was missed, a call that is late. */
export const deskStories: Story[] = [
  {
    by: 'sun',
    when: { minutesAgo: 1 },
    product: 'ledger',
    report: {
      category: 'error',
      severity: 'degraded',
      scope: 'team',
      description: '录凭证选“客户”辅助核算时提示“档案版本过旧”，三个会计都一样，重新登录没有用。',
      environment: phone,
    },
    steps: [
      {
        ...{ after: 0, by: 'system', action: 'assign', assignee: 'engineer' },
        body: { note: '处理过这家客户的问题' },
      },
    ],
  },
  {
    by: 'luo',
    when: { daysAgo: 2, at: '19:10' },
    product: 'invoice',
    report: {
      category: 'connection',
      severity: 'blocked',
      scope: 'organization',
      description: '窗口和自助机都开不出发票，提示“税控设备未连接”，今晚要给三家单位开票。',
      environment: phone,
    },
    steps: [
      ...answers('liu', 4, { callsAfter: 3, note: '已通话：设备灯不亮，先换电源试' }),
      step(40, 'liu', 'message', '确认是税控设备坏了，备用设备正从仓库送来，路上四十分钟。'),
      {
        ...{ after: 78, by: 'liu', action: 'resolve' },
        body: {
          resolution: {
            cause: '税控设备电源板烧坏，营业厅没有备用设备。',
            solution: '换上备用设备并重新导入证书，窗口和自助机各开一张，均成功。',
            prevention: '给营业厅留一台已经写好证书的备用设备。',
          },
          breachCause: { kind: 'parts', note: '备用设备在总仓，晚高峰送了一个多小时。' },
          minutesSpent: 95,
        },
      },
      step(20, 'luo', 'confirm'),
      rates(4, 'luo', { fixed: 'yes', stars: 4, words: '设备送得慢了点，人一直在线陪着。' }),
    ],
  },
  {
    by: 'wu',
    when: { daysAgo: 5, at: '09:15' },
    product: 'ledger',
    report: {
      category: 'slow',
      severity: 'minor',
      scope: 'team',
      description: '每天早上第一次打开账套都要等两三分钟，后面就正常。',
      environment: phone,
    },
    steps: [
      ...answers('engineer', 12, { callsAfter: 6, note: '已通话：每台电脑都这样，九点前后最慢' }),
      solves(5 * hour, 'engineer', {
        cause: '服务器每天早上重建缓存。',
        solution: '把重建缓存改到凌晨 3 点。',
      }),
      step(21 * hour, 'wu', 'confirm'),
      rates(2, 'wu', {
        fixed: 'partly',
        stars: 2,
        tags: ['还有小问题'],
        words: '快了一些，但还是要等一分钟，说好的回访也没有等到。',
      }),
      step(15, 'dispatcher', 'take_follow_up'),
    ],
  },
];

import { answers, day, hour, rates, solves, step, type Story } from './story';

const phone = '小米 14 · Android 15 · 微信 8.0.54 · 小程序 0.1.0';

/** Tickets that took another way: ended unanswered, solved at the second try. */
export const lifeStories: Story[] = [
  {
    by: 'ma',
    when: { daysAgo: 12, at: '09:36' },
    product: 'ledger',
    report: {
      category: 'slow',
      severity: 'minor',
      scope: 'me',
      description: '打开凭证列表偶尔要等十几秒，不是每次都这样。',
      environment: phone,
    },
    steps: [
      ...answers('liu', 20, { callsAfter: 5, note: '已通话：不影响做账，一天两三次' }),
      step(15, 'liu', 'ask', '请在下次变慢时截一张图，并告诉我大概几点、在查哪个月的凭证。'),
      {
        after: 3 * day,
        by: 'liu',
        action: 'contact',
        body: { channel: 'phone', note: '打过两次电话没有接通，已短信说明需要的截图。' },
      },
      {
        after: 4 * day,
        by: 'dispatcher',
        action: 'close',
        body: {
          outcome: 'unanswered',
          note: '一直没有等到截图，先结束这张工单。再遇到时请重新打开，记录都还在。',
        },
      },
    ],
  },
  {
    by: 'sun',
    when: { daysAgo: 6, at: '14:05' },
    product: 'ledger',
    report: {
      category: 'wrong_data',
      severity: 'degraded',
      scope: 'team',
      description: '部门费用汇总表里少了行政部 11 月上旬的数，明细账里都有。',
      environment: phone,
    },
    steps: [
      ...answers('engineer', 18, { callsAfter: 10, note: '已通话：只缺行政部，其他部门都对' }),
      step(5, 'dispatcher', 'follow'),
      solves(40, 'engineer', {
        cause: '汇总表的缓存没有更新。',
        solution: '清除了汇总缓存，请重新打开报表看看。',
      }),
      step(25, 'engineer', 'withdraw', '复查时发现还有 3 张凭证没有归集到部门，先不用验收。'),
      solves(2 * hour, 'engineer', {
        cause: '3 张凭证导入时没有带部门辅助核算，汇总缓存也没有更新。',
        solution: '补上了这 3 张凭证的部门并重新汇总，行政部现在和明细账一致。',
        prevention: '导入模板已加上部门必填检查。',
      }),
      step(hour, 'sun', 'confirm'),
      rates(5, 'sun', { fixed: 'yes', stars: 4, words: '自己发现没修好会说，放心' }),
    ],
  },
];

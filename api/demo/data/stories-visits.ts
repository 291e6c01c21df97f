import { arrives, hour, rates, step, takes, type Story } from './story';

const phone = '华为 Mate 60 · HarmonyOS 4.2 · 微信 8.0.54';

/** Somebody comes: agreed for today, proposed and not yet chosen, done with parts and a signature. */
export const visitStories: Story[] = [
  {
    by: 'wu',
    when: { minutesAgo: 300 },
    product: 'rtu',
    report: {
      category: 'device',
      severity: 'degraded',
      scope: 'team',
      assetCode: 'BA-RTU-11',
      description:
        '11 号加压站的采集终端每隔一两个小时掉线几分钟，数据断断续续，重启过两次没有用。',
      environment: phone,
      visit: { address: '北岸燃气 11 号加压站', preferredTime: '今天都可以，值班室有人' },
    },
    steps: [
      ...takes('engineer', 12, 8),
      step(
        10,
        'engineer',
        'message',
        '吴工，从日志看是供电电压不稳，我带一块电源模块过去换，先和您约个时间。',
      ),
      {
        ...{
          after: 3,
          by: 'engineer',
          action: 'propose_visit',
          windows: ['today', { inDays: 1, at: '10:00' }],
        },
        body: {
          place: { name: '北岸燃气 11 号加压站', latitude: 30.2317, longitude: 120.1684 },
        },
      },
      { after: 9, by: 'wu', action: 'pick_visit', body: {}, windows: ['today'] },
    ],
  },
  {
    by: 'colleague',
    when: { minutesAgo: 170 },
    product: 'ledger',
    report: {
      category: 'error',
      severity: 'degraded',
      scope: 'team',
      description:
        '财务室那台打印服务器换过以后，凭证套打全部往下偏一行，远程调了两次边距都没有调准。',
      environment: phone,
      visit: { address: '启明大厦 8 楼财务室', preferredTime: '工作日白天' },
    },
    steps: [
      ...takes('engineer', 15, 10),
      step(25, 'engineer', 'message', '驱动里的纸张定义和打印机对不上，我去现场调一次最快。'),
      {
        ...{ after: 2, by: 'engineer', action: 'propose_visit' },
        windows: [
          { inDays: 1, at: '10:00' },
          { inDays: 1, at: '14:00' },
          { inDays: 2, at: '10:00' },
        ],
        body: { place: { name: '启明大厦 8 楼', latitude: 30.2741, longitude: 120.1551 } },
      },
    ],
  },
  {
    by: 'stranger',
    when: { daysAgo: 3, at: '09:20' },
    product: 'rtu',
    report: {
      category: 'device',
      severity: 'blocked',
      scope: 'team',
      assetCode: 'BJ-RTU-05',
      description: '5 号泵站采集终端屏上显示 E-03，液位从早上 8 点起没有更新。',
      environment: phone,
      visit: { address: '滨江新区江陵路 5 号泵站', preferredTime: '越快越好' },
    },
    steps: [
      step(6, 'engineer', 'accept'),
      step(4, 'engineer', 'message', '何工，E-03 是供电电压低，我带电源模块马上出发。'),
      step(5, 'engineer', 'depart'),
      arrives(35, 'engineer', {
        name: '滨江自来水 5 号泵站',
        latitude: 30.2153,
        longitude: 120.2034,
      }),
      {
        ...{ after: 40, by: 'engineer', action: 'resolve' },
        pictures: ['rtu-power-low', 'rtu-running', 'signature'],
        marks: ['before', 'after', 'signature'],
        body: {
          resolution: {
            cause: '24V 电源模块老化，带载后输出掉到 18.6V，终端欠压保护。',
            solution:
              '更换电源模块和防雷器，输出 24.1V，液位、流量恢复上传，缺的 1 小时 50 分已补传。',
            prevention: '同批次电源模块已用满 5 年，建议下次巡检时一起更换另外两个站的。',
          },
          parts: [
            { name: '24V 电源模块', serial: 'PS24-5A-2217', quantity: 1, cost: 36_000 },
            { name: '信号防雷器', serial: '', quantity: 2, cost: 8500 },
          ],
          minutesSpent: 40,
          travelMinutes: 35,
        },
      },
      step(hour, 'stranger', 'confirm'),
      rates(3, 'stranger', { fixed: 'yes', stars: 5, words: '来得快，换完当场看着数据上来才走' }),
    ],
  },
];

import { assigns, arrives, hour, inside, rates, solves, step, takes, type Story } from './story';

const phone = 'vivo X100 · Android 14 · 微信 8.0.52';

/** 滨江自来水公司, what is done. */
export const binjiangDoneStories: Story[] = [
  {
    by: 'stranger',
    when: { daysAgo: 8, at: '09:26' },
    product: 'metering',
    pictures: ['pressure-gap'],
    report: {
      category: 'wrong_data',
      severity: 'minor',
      scope: 'team',
      description:
        '管网末端 06 号测点昨天白天有六个小时没有数据，但是设备一直在线，报表里平均压力也不对。',
      environment: phone,
    },
    steps: [
      ...takes('engineer2', 48, 20),
      inside(60, 'engineer2', '设备有缓存，缺的是平台侧入库，消息队列当时积压。'),
      solves(85, 'engineer2', {
        cause: '平台昨天 10:20 扩容时一个入库进程没有启动，06 号等 4 个测点的数据停在队列里。',
        solution: '启动进程并从终端缓存补传，缺失的数据已经全部补齐，日报重新生成。',
        prevention: '增加“设备在线但 30 分钟无数据”的报警。',
      }),
      step(50, 'stranger', 'confirm'),
      rates(3, 'stranger', {
        fixed: 'yes',
        stars: 5,
        tags: ['讲得清楚', '一次解决'],
        words: '数据一条没丢，还加了报警，专业。',
      }),
    ],
  },
  {
    by: 'stranger',
    when: { daysAgo: 14, at: '08:33' },
    product: 'revenue',
    pictures: ['database-down'],
    report: {
      category: 'connection',
      severity: 'blocked',
      scope: 'organization',
      description:
        '营业厅开门就打不开收费系统，提示无法连接数据库，ORA-12541。现在排队的有十几个人。',
      environment: phone,
    },
    steps: [
      ...takes('engineer2', 5, 1),
      step(
        4,
        'engineer2',
        'message',
        '何工，正在连接数据库服务器。营业厅可以先用“离线收费”，恢复后自动入账，票据照常打印。',
      ),
      solves(38, 'engineer2', {
        cause: '监听日志写满 4 GB，监听进程退出。',
        solution: '清理日志并重启监听，08:58 恢复；离线收费的 23 笔已全部入账，金额核对一致。',
        prevention: '关闭监听的详细日志，并对磁盘与监听端口加了监控。',
      }),
      step(30, 'stranger', 'confirm'),
      rates(2, 'stranger', {
        fixed: 'yes',
        stars: 4,
        tags: ['响应快'],
        words: '处理及时，离线收费救了急。希望以后不要在开门的时候出问题。',
      }),
    ],
  },
  {
    by: 'stranger',
    when: { daysAgo: 17, at: '13:15' },
    product: 'revenue',
    report: {
      category: 'slow',
      severity: 'minor',
      scope: 'team',
      description: '月度水费汇总表跑了四十分钟，去年只要五分钟。',
      environment: phone,
    },
    steps: [
      ...takes('engineer2', 80, 30),
      solves(4 * hour, 'engineer2', {
        cause: '账单表没有按年分区，汇总时全表扫描。',
        solution: '建立按账期的索引，汇总时间缩短到 12 分钟。',
      }),
      step(20 * hour, 'stranger', 'confirm'),
      rates(8, 'stranger', {
        fixed: 'partly',
        stars: 3,
        tags: ['还有小问题'],
        words: '快了一些，但还是比以前慢，希望年底前能继续优化。',
      }),
    ],
  },
  {
    by: 'stranger',
    when: { daysAgo: 20, at: '10:02' },
    product: 'rtu',
    report: {
      category: 'device',
      severity: 'minor',
      scope: 'me',
      assetCode: 'BJ-RTU-05',
      description: '开发区加压站终端的屏幕不亮了，数据是正常上传的。',
      environment: phone,
    },
    steps: [
      assigns(10, 'dispatcher', { assignee: 'huang', note: '顺路巡检时处理' }),
      step(9, 'huang', 'accept'),
      step(6, 'huang', 'message', '数据正常就不急，我明天巡检路过时来换屏。'),
      step(20 * hour, 'huang', 'depart'),
      arrives(35, 'huang', { name: '开发区加压站', latitude: 30.1911, longitude: 120.1933 }),
      solves(30, 'huang', {
        cause: '显示屏排线老化。',
        solution: '更换排线，屏幕显示正常，数据对照一致。设备在保，免费。',
      }),
      step(3 * hour, 'stranger', 'confirm'),
      rates(5, 'stranger', { fixed: 'yes', stars: 5, tags: ['态度好', '一次解决'] }),
    ],
  },
];

import { answers, arrives, hour, solves, step, takes, tells, type Story } from './story';

const phone = 'vivo X100 · Android 14 · 微信 8.0.52';

/** 滨江自来水公司, what is open: pumps, meters and bills. */
export const binjiangStories: Story[] = [
  {
    by: 'stranger',
    when: { minutesAgo: 95 },
    product: 'rtu',
    pictures: ['scada-station-down', 'rtu-red-light'],
    report: {
      category: 'device',
      severity: 'blocked',
      scope: 'organization',
      assetCode: 'BJ-RTU-03',
      description:
        '3 号泵站采集终端红灯一直亮，调度屏上液位、压力都没有数据，现在派人在现场看表，晚高峰前要恢复。',
      environment: phone,
      visit: { address: '滨江新区北岸路 3 号泵站', preferredTime: '尽快，现场有人' },
    },
    steps: [
      step(6, 'engineer2', 'accept'),
      step(
        4,
        'engineer2',
        'message',
        '何工，屏上显示 E-07 和“SIM NOT FOUND”，多半是通信模块或 SIM 卡接触不良。我带一套备用模块现在出发，路上 40 分钟。',
      ),
      step(3, 'engineer2', 'depart'),
      step(8, 'stranger', 'message', '好，现场是小郑，电话 138 开头那个，门口给您开门。'),
      arrives(41, 'engineer2', {
        name: '滨江自来水 3 号泵站',
        latitude: 30.2086,
        longitude: 120.2119,
      }),
      step(
        19,
        'engineer2',
        'message',
        '卡槽簧片锈蚀，SIM 卡读不到。正在更换通信模块，换好后还要重新写站号，大约半小时。',
        ['modem-no-signal'],
      ),
    ],
  },
  {
    by: 'stranger',
    when: { minutesAgo: 15 },
    product: 'metering',
    pictures: ['meters-not-uploaded', 'concentrator-clock'],
    report: {
      category: 'device',
      severity: 'degraded',
      scope: 'team',
      description:
        '海棠花园 2 号集中器下面 207 户今天早上的抄表数据没有上传，补抄也没有反应。月底要出账，后天之前要补齐。',
      environment: phone,
    },
    steps: [],
  },
  {
    by: 'stranger',
    when: { minutesAgo: 1480 },
    product: 'revenue',
    pictures: ['billing-wrong-price'],
    report: {
      category: 'wrong_data',
      severity: 'degraded',
      scope: 'organization',
      description:
        '柜台收费发现滨河幼儿园的水价变成了居民 2.90，应该是非居民 4.85。又查了几户非居民，有 6 户也是这样，怕已经有少收的。',
      environment: phone,
    },
    steps: [
      ...takes('engineer2', 14, 8),
      tells(
        35,
        'engineer2',
        '已经确认影响范围：10 月 20 日调整编码表后，“NR-3”被映射成居民一阶，共 6 户、尚未收费，没有少收。',
      ),
      step(20, 'stranger', 'message', '没有少收就好，那 10 月的账单能重算吗？'),
      solves(130, 'engineer2', {
        cause: '10 月 20 日发布的用水性质编码表漏了 NR-3，系统按默认值取了居民一阶水价。',
        solution:
          '补上 NR-3 的映射，重算 6 户 10 月账单，合计由 2,817.36 调整为 4,206.81；已锁定的账单没有变动。请在“账务 → 重算记录”核对。',
        prevention: '编码表里没有的性质不再套用默认价，而是停止出账并提示。',
      }),
      step(hour, 'stranger', 'message', '收到，我让财务核对一下再确认。'),
    ],
  },
  {
    by: 'stranger',
    when: { minutesAgo: 400 },
    product: 'metering',
    pictures: ['field-app-sync'],
    report: {
      category: 'error',
      severity: 'minor',
      scope: 'team',
      description:
        '外勤抄表 App 同步失败，代码 -1012，“服务器证书不受信任”。三个抄表员的手机都这样，读数都还在手机里。',
      environment: phone,
    },
    steps: [
      ...answers('engineer2', 17, {
        callsAfter: 8,
        note: '已通话：三部手机都一样，读数还在手机里',
      }),
      step(
        28,
        'engineer2',
        'message',
        '读数存在手机里很安全，请不要卸载 App。服务器证书上周换过新机构，较旧的系统可能不认。',
      ),
      step(
        45,
        'engineer2',
        'ask',
        '请问这三部手机的型号和系统版本分别是？“设置 → 关于手机”截图即可。另外请抄表员确认手机日期是否正确。',
      ),
    ],
  },
  {
    by: 'stranger',
    when: { minutesAgo: 18 },
    product: 'revenue',
    report: {
      category: 'how_to',
      severity: 'question',
      scope: 'me',
      description:
        '用户要求把三户的水费合并到一个户号代扣，营收系统里能不能设置合并缴费？发票能分开开吗？',
      environment: phone,
    },
    steps: [],
  },
];

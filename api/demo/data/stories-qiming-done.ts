import {
  answers,
  assigns,
  day,
  hour,
  rates,
  solves,
  step,
  takes,
  tells,
  type Story,
} from './story';

const phone = 'iPhone 15 · iOS 18.1 · 微信 8.0.54 · 小程序 0.1.0';

/** 启明会计师事务所, what is done. */
export const qimingDoneStories: Story[] = [
  {
    by: 'customer',
    when: { daysAgo: 18, at: '08:52' },
    product: 'ledger',
    report: {
      category: 'connection',
      severity: 'blocked',
      scope: 'organization',
      description:
        '早上开始所有人都登录不了财务系统，点登录一直转圈，最后提示“服务器没有响应”。今天要发工资。',
      environment: phone,
    },
    steps: [
      ...answers('engineer', 4, {
        callsAfter: 2,
        note: '已和林老师通话，所有人都登不上，先远程看服务器',
      }),
      step(
        6,
        'engineer',
        'message',
        '林老师，已经连上您的服务器，应用服务没有起来，我正在处理，大约 20 分钟。',
      ),
      solves(19, 'engineer', {
        cause: '服务器昨晚自动更新后重启，应用服务没有设置为随系统启动。',
        solution: '启动了应用服务，登录恢复；已把服务改为自动启动，并模拟重启验证。',
        prevention: '为服务器设置了更新时段（周六 22:00 以后），并打开了服务停止时的短信提醒。',
      }),
      step(11, 'customer', 'confirm'),
      rates(3, 'customer', {
        fixed: 'yes',
        stars: 5,
        tags: ['响应快', '一次解决', '态度好'],
        words: '四分钟就有人接，半小时不到就能用了，工资按时发出去了，非常感谢陈工。',
      }),
    ],
  },
  {
    by: 'customer',
    when: { daysAgo: 9, at: '15:37' },
    product: 'ledger',
    pictures: ['export-garbled'],
    report: {
      category: 'error',
      severity: 'minor',
      scope: 'me',
      description: '科目余额表导出的 CSV 用表格软件打开全是乱码，中文都看不了，数字是对的。',
      environment: phone,
    },
    steps: [
      ...takes('engineer', 44, 30),
      solves(95, 'engineer', {
        cause: '新版导出用 UTF-8 编码但没有写文件头标记，旧版表格软件按 GBK 打开，所以显示乱码。',
        solution:
          '请在导出时选“Excel（.xlsx）”，可以直接打开；需要 CSV 时，用“数据 → 自文本”导入并选 UTF-8。',
        prevention: '下个补丁（12.3.2）导出 CSV 会带文件头标记，双击即可正常打开。',
      }),
      step(2 * hour, 'customer', 'confirm'),
      rates(5, 'customer', {
        fixed: 'partly',
        stars: 3,
        tags: ['还有小问题'],
        words: '改用 xlsx 可以了，但我们的审计软件只认 CSV，还是希望早点出补丁。',
      }),
      step(
        16 * hour,
        'engineer',
        'message',
        '收到。补丁预计下月 5 日发布，发布当天我会主动联系您升级。',
      ),
    ],
  },
  {
    by: 'customer',
    when: { daysAgo: 13, at: '10:18' },
    product: 'ledger',
    report: {
      category: 'how_to',
      severity: 'question',
      scope: 'me',
      description:
        '9 月已经结账了，发现有一张凭证摘要写错，想改一下，应该怎么反结账？会不会影响 10 月已经录的凭证？',
    },
    steps: [
      ...answers('engineer', 17, {
        callsAfter: 3,
        note: '已通话：只改一张凭证的摘要，10 月还没有记账',
      }),
      solves(12, 'engineer', {
        cause: '已结账月份的凭证不能直接修改，需要先反结账、反记账。',
        solution:
          '在“期末 → 月末结账”界面按 Ctrl+Shift+F6，输入账套主管口令即可反结账；再到“凭证 → 恢复记账前状态”选 9 月。改好后重新审核、记账、结账。10 月已录入的凭证不受影响。',
        prevention: '只改摘要时，也可以不反结账，用“凭证 → 摘要更正”，系统会留下修改记录。',
      }),
    ],
  },
  {
    by: 'customer',
    when: { daysAgo: 6, at: '13:46' },
    product: 'invoice',
    report: {
      category: 'wrong_data',
      severity: 'degraded',
      scope: 'team',
      description:
        '给恒信达开的审计费发票，税率自动带出来是 13%，应该是 6%。重新选商品编码也没用。',
      environment: phone,
    },
    steps: [
      ...answers('liu', 8, { callsAfter: 5, note: '已通话：只有审计费这一类发票税率不对' }),
      solves(48, 'liu', {
        cause: '商品“审计服务”的税收分类编码填成了软件产品类。',
        solution: '把编码改为“鉴证咨询服务－审计服务”，默认税率恢复 6%。',
      }),
      step(35, 'customer', 'reject', '刚才又开了一张，预览里还是 13%。'),
      step(9, 'liu', 'message', '抱歉，我这边看到您电脑上的商品缓存没有刷新，马上远程处理。'),
      solves(26, 'liu', {
        cause: '服务器上的编码已经正确，客户端缓存了旧的商品档案。',
        solution: '清除本机商品缓存并重新同步，测试开具一张 1 元发票，税率为 6%，已作废。',
        prevention: '以后修改商品档案时会自动通知各客户端刷新（2.6.4 版已包含，已帮您升级）。',
      }),
      step(22, 'customer', 'confirm'),
      rates(2, 'customer', {
        fixed: 'yes',
        stars: 4,
        tags: ['讲得清楚'],
        words: '第二次处理得很快，要是一次到位就更好了。',
      }),
    ],
  },
  {
    by: 'customer',
    when: { daysAgo: 11, at: '16:05' },
    product: 'bank',
    report: {
      category: 'connection',
      severity: 'minor',
      scope: 'me',
      description: '银企直连打不开，提示“请插入 U 盾”。',
    },
    steps: [step(7, 'customer', 'cancel', '不好意思，是 U 盾没有插紧，已经好了。')],
  },
  {
    by: 'colleague',
    when: { daysAgo: 5, at: '09:41' },
    product: 'ledger',
    report: {
      category: 'slow',
      severity: 'degraded',
      scope: 'team',
      description:
        '打开明细账要一分多钟，上周还是秒开。三个同事都这样，查询条件是 1 到 10 月、包含未记账。',
    },
    steps: [
      assigns(5, 'dispatcher', {
        assignee: 'engineer',
        note: '同一台服务器上周您处理过，请优先看一下',
      }),
      ...answers('engineer', 8, {
        callsAfter: 6,
        note: '已通话：全所都慢，中午以前能忍，请中午处理',
      }),
      tells(
        55,
        'engineer',
        '数据库统计信息三个月没有更新，查询走错了索引，中午 12:10－12:20 重建，期间请不要记账。',
      ),
      solves(2 * hour, 'engineer', {
        cause: '凭证表增长较快，数据库统计信息过期，查询没有用上索引。',
        solution: '更新统计信息并重建两个索引，同样条件的明细账从 70 秒降到 2 秒。',
        prevention: '新增每周日凌晨的维护任务，自动更新统计信息。',
      }),
      step(40, 'colleague', 'confirm'),
      rates(1, 'colleague', { fixed: 'yes', stars: 5, tags: ['响应快', '讲得清楚'] }),
      step(day, 'colleague', 'message', '这两天都很快，谢谢。'),
    ],
  },
  {
    by: 'customer',
    when: { daysAgo: 16, at: '10:35' },
    product: 'ledger',
    report: {
      category: 'error',
      severity: 'minor',
      scope: 'me',
      description: '从费用报销系统导出的凭证，导入总账时提示“制单日期格式不正确”，日期看着是对的。',
    },
    steps: [
      ...takes('engineer', 22, 8),
      solves(36, 'engineer', {
        cause: '导出文件里的日期是文本“2026.10.9”，总账只认“2026-10-09”。',
        solution:
          '在报销系统的导出模板里改了日期格式，并用您的文件重新导入，86 张全部成功，请看截图。',
        prevention: '导入模板第一行加了格式说明，以后不符合的单元格会标红。',
        pictures: ['voucher-import-done'],
      }),
      step(65, 'customer', 'confirm'),
      rates(4, 'customer', { fixed: 'yes', stars: 5, tags: ['讲得清楚', '一次解决'] }),
    ],
  },
];

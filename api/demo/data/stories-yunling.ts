import {
  answers,
  calls,
  day,
  escalates,
  hour,
  inside,
  owes,
  proposes,
  rates,
  solves,
  step,
  takes,
  tells,
  type Story,
} from './story';

/** 云岭县财政局: the ledger of a public authority. */
export const yunlingStories: Story[] = [
  {
    by: 'ma',
    when: { minutesAgo: 318 },
    product: 'ledger',
    pictures: ['year-end-check'],
    report: {
      category: 'error',
      severity: 'degraded',
      scope: 'organization',
      description:
        '补做上年度年末结账，检查有两项不通过：4 张凭证只有财务会计分录；1218 其他应收款总账和辅助账差 0.01。审计下周进场，必须先结掉。',
      environment: '小米 14 · HyperOS 2 · 微信 8.0.53',
    },
    steps: [
      ...answers('engineer', 17, { callsAfter: 8, note: '已通话：审计周一进场，先看那两项检查' }),
      step(
        40,
        'engineer',
        'message',
        '马科长，4 张凭证号分别是 11-0207、12-0031、12-0032、12-0188，都是往来核销，预算会计确实不用记，可以在凭证上勾“无预算分录”。0.01 的差额我再查。',
      ),
      step(30, 'ma', 'message', '4 张已经勾好，第一项通过了。'),
      inside(
        45,
        'engineer',
        '0.01 来自 3 月一张外币折算凭证，辅助核算按汇率四舍五入了两次。直接改库有风险，想请产品组确认调整凭证的做法。',
      ),
      escalates(5, 'engineer', {
        note: '请产品组确认：调整期能否补一张 0.01 的辅助核算调整凭证？客户审计下周进场。',
        found: '差额来自 3 月 18 日一张外币折算凭证，辅助核算四舍五入了两次；直接改库有风险。',
      }),
      owes(2, 'engineer', {
        ...{ what: '请产品组确认调整凭证的做法', assignee: 'engineer', dueIn: 25 },
      }),
      owes(2, 'engineer', {
        ...{ what: '把调整凭证的填法发给您', assignee: 'engineer', dueIn: 3 * hour, isShown: true },
      }),
      owes(1, 'engineer', {
        what: '把审计进场的日期发给我们',
        ...{ party: '财务科', dueIn: 4 * hour, isShown: true },
      }),
      proposes(
        3,
        'engineer',
        '年末结账检查两项全部通过',
        '1218 其他应收款总账与辅助账一致',
        '调整凭证有审计能看懂的说明',
      ),
      step(6, 'ma', 'agree_criteria'),
      tells(
        30,
        'engineer',
        '0.01 的来源找到了，是 3 月 18 日外币折算的四舍五入。正在和产品组确认最稳妥的调整办法，今天给您结论。',
      ),
    ],
  },
  {
    by: 'ma',
    when: { daysAgo: 7, at: '09:03' },
    product: 'ledger',
    pictures: ['login-locked'],
    report: {
      category: 'connection',
      severity: 'blocked',
      scope: 'me',
      description: '密码输错几次，账户被锁定了。管理员休假，没人能解锁，上午要拨款。',
    },
    steps: [
      ...takes('engineer', 3, 1),
      step(
        2,
        'engineer',
        'message',
        '马科长，按规定需要您单位盖章或主管电话确认才能解锁，我给您办公室座机回电核实一下。',
      ),
      solves(11, 'engineer', {
        cause: '密码连续错误 5 次触发锁定，单位管理员不在岗。',
        solution: '电话核实身份后解锁，并协助您设置了新密码。',
        prevention: '建议再指定一名备用管理员；已为您单位打开短信验证码找回密码。',
      }),
      step(4, 'ma', 'confirm'),
      rates(1, 'ma', {
        fixed: 'yes',
        stars: 5,
        tags: ['响应快', '一次解决'],
        words: '十几分钟解决，核实身份也很规范。',
      }),
    ],
  },
  {
    by: 'ma',
    when: { minutesAgo: 22 },
    product: 'ledger',
    report: {
      category: 'wish',
      severity: 'question',
      scope: 'organization',
      description:
        '希望录入财务会计分录以后，能按模板批量生成预算会计分录，现在每个月要手工补三百多笔。',
    },
    steps: [],
  },
  {
    by: 'ma',
    when: { daysAgo: 16, at: '14:22' },
    product: 'ledger',
    report: {
      category: 'how_to',
      severity: 'question',
      scope: 'team',
      description: '新来的同事要配置权限，只能看自己科室的明细账，不能看总账，应该怎么设置？',
    },
    steps: [
      ...takes('liu', 65, 5),
      solves(34, 'liu', {
        cause: '需要使用数据权限，而不是功能权限。',
        solution:
          '“系统管理 → 数据权限”里选部门档案，勾选“仅本部门”；再在角色里去掉“总账查询”。操作步骤的截图见“常见问题：怎样只让同事看本科室的账”。',
      }),
    ],
  },
  {
    by: 'ma',
    when: { daysAgo: 19, at: '15:10' },
    product: 'ledger',
    report: {
      category: 'error',
      severity: 'minor',
      scope: 'me',
      description: '打印总账时提示“没有可用的纸张格式 A4-2”，换了台电脑也一样。',
    },
    steps: [
      ...answers('engineer', 11, {
        callsAfter: 9,
        note: '电话里看了打印机设置，纸张列表里没有 A4-2，正在查是哪个补丁改的',
      }),
      solves(66, 'engineer', {
        cause: '打印模板引用了自定义纸张 A4-2，服务器升级后没有保留。',
        solution: '恢复了纸张格式并重新关联模板，测试打印 3 页正常。',
      }),
      step(day, 'ma', 'confirm'),
      rates(6, 'ma', {
        fixed: 'partly',
        stars: 2,
        tags: ['等得有点久'],
        words: '升级前没有说会影响打印，白等了一天。',
      }),
      step(35, 'dispatcher', 'take_follow_up'),
      calls(70, 'dispatcher', {
        outcome: 'satisfied',
        note: '马老师说现在打印正常，希望以后升级前提前一天通知。已答应写进升级通知。',
      }),
    ],
  },
];

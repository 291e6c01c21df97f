import { answers, hour, inside, solves, step, takes, type Story } from './story';

const phone = 'iPhone 15 · iOS 18.1 · 微信 8.0.54 · 小程序 0.1.0';

/** 启明会计师事务所, what is open: 林晓, whom most visitors are, and her colleague 周敏. */
export const qimingStories: Story[] = [
  {
    name: 'voucher-import',
    by: 'customer',
    when: { minutesAgo: 195 },
    product: 'ledger',
    pictures: ['voucher-import-failed'],
    report: {
      category: 'error',
      severity: 'degraded',
      scope: 'team',
      description:
        '导入 10 月凭证时报“第 17 行，科目 660203 不存在，或者不是末级科目”，86 张一张都没有导进去。这个科目上个月还在用，科目表里也能看到。',
      environment: phone,
    },
    steps: [
      ...answers('engineer', 9, { callsAfter: 4, note: '已通话：整批都没有进去，可以重来' }),
      step(
        22,
        'engineer',
        'message',
        '林老师您好，我看到截图了。660203 这个科目上个月底是不是增加过下级科目？有了下级，它就不再是末级，凭证不能直接用。',
      ),
      step(14, 'customer', 'message', '好像是张帆加过一个“云服务费”，我去问一下。'),
      inside(
        18,
        'engineer',
        '日志里 660203 下面有 66020301，启用日期是上月 28 日，基本可以确定原因。',
      ),
      step(
        50,
        'engineer',
        'ask',
        '确认是增加了下级科目 66020301“云服务费”。请把导入用的 Excel 文件传上来，我帮您把科目替换好再发回；顺便确认一下，第 17 行这笔 24,000 元是记到“云服务费”吗？',
      ),
    ],
  },
  {
    by: 'customer',
    when: { minutesAgo: 1620 },
    product: 'ledger',
    pictures: ['balance-sheet-differs'],
    report: {
      category: 'wrong_data',
      severity: 'degraded',
      scope: 'organization',
      description:
        '10 月资产负债表不平，资产总计比负债和权益总计多 3,200.00，校验提示 C44 不等于 G44。9 月是平的，明天要报给合伙人。',
      environment: phone,
    },
    steps: [
      ...takes('engineer', 12, 25),
      step(
        70,
        'engineer',
        'message',
        '查到了：10 月新增的科目 122103“其他应收款－备用金”没有放进报表公式，差额正好 3,200.00。我在测试账套里改公式验证一遍，确认没有别的影响再给您换。',
      ),
      step(20, 'customer', 'message', '好的，下班前能弄好吗？'),
      step(6, 'engineer', 'message', '今晚之前一定给您，请放心。'),
      step(300, 'engineer', 'message', '公式已经更新，1 到 10 月都重算了一遍，全部平。'),
      solves(8, 'engineer', {
        cause:
          '10 月新增了明细科目 122103，资产负债表“其他应收款”的取数公式写的是 122101、122102 两个明细，没有包含新科目。',
        solution:
          '把公式改为按一级科目 1221 取期末余额，并重算了今年 1－10 月报表，各月均平衡。请打开“报表查询 → 资产负债表”，点“重算”后核对。',
        prevention:
          '报表公式尽量取一级科目；新增科目后，系统会在保存时提示检查报表公式（工具 → 选项 → 报表检查，已为您打开）。',
      }),
    ],
  },
  {
    by: 'customer',
    when: { minutesAgo: 130 },
    product: 'ledger',
    pictures: ['print-shifted'],
    report: {
      category: 'device',
      severity: 'minor',
      scope: 'me',
      description:
        '换了新的针式打印机以后，打印凭证整体往右偏，贷方金额那一列印到纸外面去了。预览里也能看到超出边线。',
      environment: phone,
    },
    steps: [
      ...answers('engineer', 17, { callsAfter: 9, note: '已通话：只有新打印机偏，旧的正常' }),
      step(
        15,
        'engineer',
        'message',
        '看预览像是左边距还是旧打印机的 26 毫米。我先在办公室用同型号的 LQ-630K 试一下参数，再把打印模板发给您。',
      ),
      step(5, 'customer', 'message', '不急，今天还有四十多张要打，先放着。'),
    ],
  },
  {
    by: 'colleague',
    when: { minutesAgo: 462 },
    product: 'ledger',
    pictures: ['no-permission'],
    report: {
      category: 'error',
      severity: 'degraded',
      scope: 'me',
      description:
        '审核凭证时提示“操作员周敏没有凭证审核权限”，以前一直是我审的，今天突然不行。还有 43 张等着审。',
      environment: '华为 Mate 60 · HarmonyOS 4.2 · 微信 8.0.54',
    },
    steps: [
      step(11, 'engineer', 'accept'),
      step(4, 'engineer', 'start'),
      step(
        38,
        'engineer',
        'message',
        '周老师，系统里您的角色昨天被改成了“制单”。这个需要账套主管确认，是内部调整，还是误操作？',
      ),
      step(
        52,
        'customer',
        'message',
        '我是林晓，昨天主管在调实习生的权限，可能点错人了，我请他看一下。',
      ),
      step(
        3 * hour,
        'engineer',
        'message',
        '主管已回电确认是误操作，会在我们配合下恢复，我今天处理完给您消息。',
      ),
    ],
  },
  {
    by: 'colleague',
    when: { minutesAgo: 24 },
    product: 'invoice',
    report: {
      category: 'how_to',
      severity: 'minor',
      scope: 'me',
      description:
        '客户退回一张上个月的电子发票，需要开红字。红字信息表在哪里填？客户说他那边不用操作。',
    },
    steps: [step(13, 'liu', 'accept')],
  },
  {
    by: 'colleague',
    when: { minutesAgo: 150 },
    product: 'ledger',
    report: {
      category: 'error',
      severity: 'degraded',
      scope: 'me',
      description: '凭证导不进去，提示第 17 行科目 660203 不存在。林晓那边好像也一样？',
      environment: phone,
    },
    steps: [{ after: 20, by: 'dispatcher', action: 'merge', body: {}, into: 'voucher-import' }],
  },
];

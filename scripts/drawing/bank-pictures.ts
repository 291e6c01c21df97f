import { businessWindow, fields, grid, messageBox, page, type Picture } from './window';

const size = { width: 1120, height: 680, format: 'webp' } as const;

const bankTimeout = businessWindow({
  title: '银企直连 V3.8 - [付款指令]',
  accent: '#b02a37',
  menus: ['账户管理', '付款管理', '对账管理', '接口监控', '系统设置', '帮助'],
  tools: ['＋ 新建', '✓ 复核', '➤ 发送', '|', '↻ 查询', '▼ 导出', '✖ 退出'],
  tabs: ['账户余额', '付款指令'],
  status: [
    '单位：恒信达商贸有限公司',
    '操作员：孙丽',
    '前置机：192.168.20.6:9001',
    '!接口状态：异常'.slice(1),
  ],
  body:
    fields([
      '付款账户=建行 3305 **** 0126',
      '日期=今天',
      '状态=全部',
      '笔数=8',
      '金额合计=1,286,430.00',
    ]) +
    grid(
      ['指令号', '收款单位', '收款银行', '金额', '用途', '提交时间', '银行状态'],
      [
        [
          'PY2610310041',
          '杭州恒立包装有限公司',
          '工商银行',
          186400,
          '货款',
          '09:02:11',
          '<span class="green">成功</span>',
        ],
        [
          'PY2610310042',
          '宁波远航物流有限公司',
          '农业银行',
          42680,
          '运费',
          '09:02:13',
          '<span class="green">成功</span>',
        ],
        [
          '*',
          'PY2610310043',
          '绍兴新和纺织有限公司',
          '中国银行',
          320000,
          '货款',
          '09:10:47',
          '!超时未回',
        ],
        [
          '*',
          'PY2610310044',
          '嘉兴万盛电器有限公司',
          '建设银行',
          98350,
          '货款',
          '09:10:49',
          '!超时未回',
        ],
        [
          '*',
          'PY2610310045',
          '上海众合广告有限公司',
          '招商银行',
          56000,
          '推广费',
          '09:10:52',
          '!超时未回',
        ],
        ['PY2610310046', '市自来水有限公司', '建设银行', 8620.4, '水费', '', '待发送'],
        ['PY2610310047', '代发工资 10 月（共 126 人）', '建设银行', 568379.6, '工资', '', '待发送'],
        ['PY2610310048', '国网供电公司', '工商银行', 6000, '电费', '', '待发送'],
      ],
    ),
  dialog: messageBox({
    ...{
      title: '银企直连',
      sign: 'error',
      buttons: ['重发', '查询结果', '关闭'],
      at: 'left:52%;top:62%',
    },
    text: '发送付款指令失败：与银行前置机通信超时（30 秒）。',
    detail:
      'ERR-BANK-1004  connect timed out: 192.168.20.6:9001\n请勿重复提交，先用“查询结果”确认银行是否已受理。',
  }),
});

const reconciliation = businessWindow({
  title: '银企直连 V3.8 - [银行对账]',
  accent: '#b02a37',
  menus: ['账户管理', '付款管理', '对账管理', '接口监控', '系统设置', '帮助'],
  tools: ['▼ 下载', '✓ 自动', '✎ 手工', '|', '▤ 打印'],
  tabs: ['付款指令', '银行对账'],
  status: ['单位：北岸燃气有限公司', '操作员：吴海涛', '已勾对 214 笔，未达 6 笔'],
  body:
    fields([
      '账户=工行 1202 **** 8831',
      '期间=10-01 － 10-31',
      '账面余额=4,618,203.77',
      '银行余额=4,573,623.77',
    ]) +
    grid(
      ['来源', '日期', '摘要', '借方', '贷方', '对方户名', '状态'],
      [
        ['银行', '10-28', '跨行转账', '', 12600, '北岸物业服务中心', '!未达'],
        ['银行', '10-28', '跨行转账', '', 12600, '北岸物业服务中心', '!未达'],
        ['企业', '10-28', '收北岸物业气费', 12600, '', '北岸物业服务中心', '未达'],
        ['银行', '10-30', '手续费', 180, '', '', '未达'],
        ['银行', '10-31', '批量代扣', '', 31760, '居民代扣 412 户', '!未达'],
        ['企业', '10-31', '收居民代扣', 31760, '', '代扣户', '未达'],
      ],
    ) +
    '<p class="red" style="margin-top:10px">银行流水 2026102800391 下载了两次，自动对账不能完成。</p>',
});

const loginLocked = page(
  `<div class="back"><div class="card"><div class="left"><h1>云岭县财政局</h1><p>财务总账 V12.3</p></div>
  <form><h3>用户登录</h3><label>用户名</label><i>majun</i><label>密&emsp;码</label><i>●●●●●●●●</i><label>账&emsp;套</label><i>[002] 2026 行政事业单位会计制度 ▾</i>
  <div class="err">✕ 密码连续错误 5 次，账户已锁定。请 30 分钟后再试，或联系系统管理员解锁。</div><button class="go">登&emsp;录</button>
  <small>忘记密码&emsp;&emsp;证书登录&emsp;&emsp;客户端下载</small></form></div><footer>客户端版本 12.3.1.0826&emsp;IP 10.32.4.117&emsp;© 财务总账</footer></div>`,
  `.back{position:absolute;inset:0;background:linear-gradient(135deg,#0b4a86,#2f80c2 60%,#6fb1e4)}
  .card{position:absolute;left:50%;top:47%;transform:translate(-50%,-50%);width:820px;height:430px;background:#fff;display:flex;border-radius:6px;box-shadow:0 12px 40px #0006;overflow:hidden}
  .left{width:340px;background:linear-gradient(#1864ab,#0b3d70);color:#fff;padding:60px 36px}.left h1{font-size:26px;font-weight:500}.left p{margin-top:10px;opacity:.85}
  form{flex:1;padding:38px 46px}h3{font-weight:500;font-size:19px;margin-bottom:14px}form label{display:block;color:#52606d;margin-top:8px}
  form i{display:block;font-style:normal;border:1px solid #b8c4d0;padding:6px 10px;margin-top:3px;border-radius:3px}
  .err{color:#c92a2a;background:#fff5f5;border:1px solid #ffc9c9;padding:7px 10px;margin:14px 0 10px;border-radius:3px}
  .go{width:100%;background:#1971c2;color:#fff;border:0;padding:9px;font-size:15px;border-radius:3px}small{display:block;text-align:center;color:#7b8794;margin-top:10px}
  footer{position:absolute;bottom:16px;width:100%;text-align:center;color:#dbeafe;font-size:12px}`,
);

const invoiceTimeout = businessWindow({
  title: '电子发票 V2.6 - [批量开具]',
  accent: '#2b8a3e',
  menus: ['发票开具', '发票查询', '红字发票', '授信额度', '接口日志', '设置'],
  tools: ['▲ 导入', '✓ 预检', '➤ 开具', '|', '↻ 重试', '▼ 下载'],
  tabs: ['待开列表', '批量开具'],
  status: ['税号：9133**********4X', '剩余授信额度：386,200.00', '最近一次心跳：14 分钟前'],
  body:
    fields(['批次=FP-1031-07', '票种=电子普票', '总数=240', '成功=57', '失败=12', '等待=171']) +
    grid(
      ['序号', '购方名称', '税号', '金额', '税额', '发票号码', '状态', '说明'],
      [
        [
          '56',
          '城东社区居委会',
          '5133********21',
          1280,
          38.4,
          '26332000000841905',
          '<span class="green">已开具</span>',
          '',
        ],
        [
          '57',
          '新港小学',
          '1233********07',
          4360.5,
          130.82,
          '26332000000841906',
          '<span class="green">已开具</span>',
          '',
        ],
        ['*', '58', '海棠花园物业', '9133********8K', 15620, 468.6, '', '!失败', '!接口超时 60001'],
        [
          '*',
          '59',
          '金桥农贸市场',
          '9133********2C',
          8745.3,
          262.36,
          '',
          '!失败',
          '!接口超时 60001',
        ],
        ['*', '60', '锦江大酒店', '9133********6R', 22480, 674.4, '', '!失败', '!接口超时 60001'],
        ['*', '61', '滨河幼儿园', '5233********13', 2190, 65.7, '', '!失败', '!接口超时 60001'],
        ['62', '江城第一医院', '1233********45', 68420, 2052.6, '', '等待', ''],
        ['63', '顺达洗车行', '9233********1M', 1820.6, 54.62, '', '等待', ''],
        ['64', '景明置业', '9133********7D', 12960, 388.8, '', '等待', ''],
      ],
    ),
  dialog: messageBox({
    ...{ title: '批量开具', sign: 'warn', buttons: ['继续等待', '停止'], at: 'left:50%;top:80%' },
    text: '开票接口连续 12 次超时，是否继续？',
    detail: 'POST /invoice/issue  504 Gateway Timeout (60001)',
  }),
});

const databaseDown = businessWindow({
  title: '水务营收 V4.2',
  accent: '#0b7285',
  menus: ['系统', '帮助'],
  body: '',
  status: ['未连接'],
  dialog: messageBox({
    ...{ title: '水务营收 - 启动失败', sign: 'error', buttons: ['重试', '退出'] },
    text: '无法连接数据库服务器，请检查网络或联系管理员。',
    detail:
      'ORA-12541: TNS: 无监听程序\nHOST=10.20.1.15  PORT=1521  SERVICE=REVENUE\n发生时间 08:31:07',
  }),
});

const printShifted = businessWindow({
  title: '凭证打印 - 预览',
  menus: ['文件', '视图', '设置'],
  tools: ['▤ 打印', '✎ 设置', '＋ 放大', '－ 缩小', '|', '✖ 关闭'],
  status: ['第 1 页，共 43 页', '纸张：凭证纸 240 × 140 mm', '打印机：针式 LQ-630K'],
  body: `<div style="background:#7d8894;margin:-10px -12px;height:600px;padding:26px 90px"><div style="background:#fff;height:430px;position:relative;overflow:hidden;box-shadow:0 2px 10px #0006">
  <div style="position:absolute;left:126px;top:74px;width:860px">
  <h2>记 账 凭 证</h2><div class="sub"><span>核算单位：启明会计师事务所</span><span>2026-10-12</span><span>记 14 号&emsp;1/1</span></div>
  ${grid(
    ['摘&emsp;要', '科目名称', '借方金额', '贷方金额'],
    [
      ['购买审计底稿系统服务', '管理费用 / 软件服务费', 24000, ''],
      ['购买审计底稿系统服务', '银行存款 / 工行基本户', '', 24000],
      ['&nbsp;', '', '', ''],
      ['&nbsp;', '', '', ''],
      ['附单据 2 张', '合计：贰万肆仟元整', 24000, 24000],
    ],
  )}
  <div class="sub" style="margin-top:8px"><span>记账：</span><span>审核：周敏</span><span>出纳：</span><span>制单：林晓</span></div></div>
  <div style="position:absolute;left:0;top:0;bottom:0;width:26px;border-right:1px dashed #adb5bd"></div><div style="position:absolute;right:0;top:0;bottom:0;width:26px;border-left:1px dashed #e03131"></div></div></div>`,
});

export const bankPictures: Picture[] = [
  { name: 'bank-timeout', ...size, html: bankTimeout },
  { name: 'bank-reconciliation', ...size, html: reconciliation },
  { name: 'login-locked', ...size, html: loginLocked },
  { name: 'invoice-timeout', ...size, html: invoiceTimeout },
  { name: 'database-down', ...size, format: 'png', width: 900, height: 520, html: databaseDown },
  { name: 'print-shifted', ...size, html: printShifted },
];

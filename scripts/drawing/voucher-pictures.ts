import { menus, openAt, status, tools, tree } from './ledger-window';
import { businessWindow, fields, grid, messageBox, type Picture } from './window';

const size = { width: 1120, height: 680, format: 'webp' } as const;

const voucherRows = [
  ['✓', '记-0012', '2026-10-09', '支付十月办公室租金', '660201', 18600, '', '通过'],
  ['✓', '记-0012', '2026-10-09', '支付十月办公室租金', '100201', '', 18600, '通过'],
  ['✓', '记-0013', '2026-10-11', '报销差旅费 张帆', '660205', 3280.5, '', '通过'],
  ['✓', '记-0013', '2026-10-11', '报销差旅费 张帆', '1001', '', 3280.5, '通过'],
  ['*', '✕', '记-0014', '2026-10-12', '购买审计底稿系统服务', '!660203', 24000, '', '!科目不存在'],
  ['✕', '记-0014', '2026-10-12', '购买审计底稿系统服务', '100201', '', 24000, '!未校验'],
  ['', '记-0015', '2026-10-15', '收到恒信达审计费', '100201', 56000, '', '未校验'],
  ['', '记-0015', '2026-10-15', '收到恒信达审计费', '600101', '', 52830.19, '未校验'],
  ['', '记-0015', '2026-10-15', '收到恒信达审计费', '22210106', '', 3169.81, '未校验'],
  ['', '记-0016', '2026-10-18', '计提十月工资', '660101', 186420, '', '未校验'],
  ['', '记-0016', '2026-10-18', '计提十月工资', '221101', '', 186420, '未校验'],
];
const voucherHeads = [
  '校验',
  '凭证号',
  '制单日期',
  '摘要',
  '科目编码',
  '借方金额',
  '贷方金额',
  '结果',
];

const voucherImport = businessWindow({
  title: '财务总账 V12.3 - [凭证导入]',
  ...{ menus, tools, tree, status, tabs: ['我的桌面', '凭证导入'] },
  body:
    fields(['导入文件=D:\\凭证\\2026年10月凭证.xlsx', '凭证类别=记账凭证', '共=86 张']) +
    grid(voucherHeads, voucherRows),
  dialog: messageBox({
    ...{ title: '凭证导入', sign: 'error', buttons: ['查看明细', '确定'] },
    text: '导入失败：第 17 行，科目 <b>660203</b> 不存在，或者不是末级科目。',
    detail: '已校验 4 行，未导入任何凭证。\n错误代码：GL-IMP-2041',
  }),
});

const voucherImported = businessWindow({
  title: '财务总账 V12.3 - [凭证导入]',
  ...{ menus, tools, tree, status, tabs: ['我的桌面', '凭证导入'] },
  body:
    fields(['导入文件=D:\\凭证\\2026年10月凭证.xlsx', '凭证类别=记账凭证', '共=86 张']) +
    grid(
      voucherHeads,
      voucherRows.map((cells) =>
        cells
          .filter((cell) => cell !== '*')
          .map((cell, at) =>
            at === 0
              ? '✓'
              : at === 7
                ? '已导入'
                : String(cell).startsWith('!')
                  ? String(cell).slice(1)
                  : cell,
          ),
      ),
    ),
  dialog: messageBox({
    title: '凭证导入',
    sign: 'info',
    text: '导入完成：成功 86 张，失败 0 张。',
    buttons: ['确定'],
    at: 'left:50%;top:52%',
  }),
});

const permission = businessWindow({
  title: '财务总账 V12.3 - [审核凭证]',
  ...{ menus, tools, tree: openAt('审核凭证'), status, tabs: ['我的桌面', '审核凭证'] },
  body:
    fields(['制单人=全部', '凭证号=1 － 86', '状态=未审核']) +
    grid(
      ['选', '凭证号', '制单日期', '摘要', '金额', '制单人', '审核人', '状态'],
      [
        ['*', '☑', '记-0031', '2026-10-20', '支付物业费', 4260, '张帆', '', '未审核'],
        ['☑', '记-0032', '2026-10-20', '收回备用金', 2000, '张帆', '', '未审核'],
        ['☑', '记-0033', '2026-10-21', '支付云平台服务费', 12800, '张帆', '', '未审核'],
        ['☑', '记-0034', '2026-10-22', '缴纳九月社保', 68422.35, '张帆', '', '未审核'],
        ['☐', '记-0035', '2026-10-22', '报销培训费', 3600, '周敏', '', '未审核'],
        ['☐', '记-0036', '2026-10-23', '收到审计尾款', 30000, '张帆', '', '未审核'],
      ],
    ),
  dialog: messageBox({
    title: '提示',
    sign: 'warn',
    text: '操作员 [周敏] 没有“凭证审核”权限，请联系账套主管。',
    detail: '权限代码：GL0204',
    buttons: ['确定'],
  }),
});

const slowQuery = businessWindow({
  title: '财务总账 V12.3 - [科目余额表]',
  ...{ menus, tree: openAt('科目余额表'), tabs: ['我的桌面', '科目余额表'] },
  status: ['账套：[003] 恒信达商贸有限公司', '操作员：孙丽', '正在查询……已用时 00:02:14'],
  body: `${fields(['会计期间=2026.01 － 2026.10', '科目范围=1001 － 6901', '级次=1 － 5', '包含未记账=是', '辅助项=客户'])}${grid(
    ['科目编码', '科目名称', '客户', '期初余额', '本期借方', '本期贷方', '期末余额'],
    Array.from({ length: 15 }, () => ['&nbsp;', '', '', '', '', '', '']),
  )}`,
  dialog:
    '<div class="shade"></div><div class="box" style="left:50%;top:48%;min-width:320px;padding:24px 28px;text-align:center"><div style="font-size:15px;margin-bottom:12px">正在汇总数据，请稍候……</div><div style="height:14px;border:1px solid #9bb0c5;background:#eef3f8"><div style="width:37%;height:100%;background:linear-gradient(#8cc7ff,#3c8ddb)"></div></div><div class="grey" style="margin-top:8px">37%&emsp;已用时 2 分 14 秒</div></div>',
});

const yearEnd = businessWindow({
  title: '财务总账 V12.3 - [年末结账]',
  ...{ menus, tree: openAt('年末结账'), tabs: ['我的桌面', '年末结账'] },
  status: ['账套：[002] 云岭县财政局', '操作员：马俊', '会计期间：2025 年 12 月（调整期）'],
  body: `<h2 style="text-align:left;font-size:16px">年末结账向导&emsp;第 3 步，共 5 步：结账前检查</h2>${grid(
    ['序号', '检查项目', '结果', '说明'],
    [
      ['1', '凭证全部审核、记账', '<span class="green">✔ 通过</span>', '共 2,316 张'],
      ['2', '损益类科目余额为零', '<span class="green">✔ 通过</span>', ''],
      ['*', '3', '预算会计与财务会计平行记账', '!✖ 未通过', '!4 张凭证只有财务会计分录'],
      ['4', '现金流量分配完整', '<span class="green">✔ 通过</span>', ''],
      ['*', '5', '往来科目辅助核算平衡', '!✖ 未通过', '!1218 其他应收款：总账与辅助账相差 0.01'],
      ['6', '固定资产与总账对账', '<span class="green">✔ 通过</span>', '原值 18,642,305.00'],
      ['7', '数据备份', '<span class="grey">未检查</span>', ''],
    ],
    [44, 260, 110],
  )}<div class="box-buttons" style="margin-top:26px"><button>上一步</button><button style="color:#9aa5b1">下一步</button><button>查看明细</button><button>取消</button></div>`,
});

export const voucherPictures: Picture[] = [
  { name: 'voucher-import-failed', ...size, html: voucherImport },
  { name: 'voucher-import-done', ...size, html: voucherImported },
  { name: 'no-permission', ...size, html: permission },
  { name: 'ledger-slow', ...size, html: slowQuery },
  { name: 'year-end-check', ...size, html: yearEnd },
];

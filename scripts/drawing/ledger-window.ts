export const menus = [
  '文件(F)',
  '编辑(E)',
  '凭证(V)',
  '账表(R)',
  '期末(M)',
  '工具(T)',
  '窗口(W)',
  '帮助(H)',
];
export const status = [
  '账套：[001] 启明会计师事务所',
  '操作员：林晓',
  '会计期间：2026 年 10 月',
  '服务器：10.1.8.21',
];
export const tree = [
  '总账系统',
  '.凭证管理',
  '..填制凭证',
  '..凭证导入*',
  '..审核凭证',
  '..记账',
  '.账表查询',
  '..科目余额表',
  '..明细账',
  '.期末处理',
  '..期间损益结转',
  '..月末结账',
  '..年末结账',
  '系统管理',
];
export const tools = [
  '＋ 新增',
  '✎ 修改',
  '✕ 删除',
  '|',
  '▲ 导入',
  '✓ 校验',
  '▤ 打印',
  '|',
  '↻ 刷新',
  '✖ 退出',
];
/** The tree with another page open. */
export const openAt = (name: string) =>
  tree.map((line) =>
    line.replace('*', '').endsWith(name) ? `${line.replace('*', '')}*` : line.replace('*', ''),
  );

import { catalogue } from '../words/catalogue';

/** What kind of problem: the chip's words and the hint that helps a customer describe it. */
export const ticketCategories = catalogue({
  zh: {
    how_to: { label: '不会用', hint: '例如：结账后想改一张凭证，不知道在哪里操作' },
    error: { label: '报错了', hint: '例如：导入凭证时提示“科目不存在”，截图里有完整提示' },
    wrong_data: { label: '数据不对', hint: '例如：10 月利润表的管理费用比明细账多 3,200 元' },
    connection: { label: '连不上', hint: '例如：今天 9 点起登录一直转圈，同事也一样' },
    slow: { label: '太慢', hint: '例如：打开科目余额表要等 2 分钟，以前 5 秒' },
    device: { label: '设备故障', hint: '例如：3 号泵房的采集终端红灯一直亮' },
    wish: { label: '想要新功能', hint: '例如：希望报表能按部门导出' },
    other: { label: '其他', hint: '请说说遇到了什么、希望怎样' },
  },
});
export type TicketCategory = keyof typeof ticketCategories;
export const ticketCategoryNames = Object.keys(ticketCategories) as [
  TicketCategory,
  ...TicketCategory[],
];

/** “现在还能继续工作吗？” as four answers, from worst to mildest. */
export const ticketSeverities = catalogue({
  zh: {
    blocked: { label: '完全不能工作', line: '业务停了，急需恢复', short: '停工' },
    degraded: { label: '能做，但很费劲', line: '要绕路或反复重试', short: '受阻' },
    minor: { label: '基本不影响', line: '有问题，但不着急', short: '轻微' },
    question: { label: '只是问一下', line: '咨询或建议', short: '咨询' },
  },
});
export type TicketSeverity = keyof typeof ticketSeverities;
export const ticketSeverityNames = Object.keys(ticketSeverities) as [
  TicketSeverity,
  ...TicketSeverity[],
];

/** How many people it touches. */
export const ticketScopes = catalogue({
  zh: {
    me: { label: '只有我' },
    team: { label: '几个同事' },
    organization: { label: '整个单位' },
  },
});
export type TicketScope = keyof typeof ticketScopes;
export const ticketScopeNames = Object.keys(ticketScopes) as [TicketScope, ...TicketScope[]];

export const visibilities = ['customer', 'internal'] as const;
export type Visibility = (typeof visibilities)[number];

import type { TicketAction } from '#shared/tickets/ticket-actions';
import type { ActionBody, SubmitBody } from '#shared/tickets/ticket-api';

export type Part = 'customer' | 'dispatcher' | 'engineer';
export type Move = readonly [action: TicketAction, by: Part];

const begun: Move[] = [
  ['accept', 'engineer'],
  ['start', 'engineer'],
];
const chat: Move[] = [
  ['message', 'customer'],
  ['message', 'engineer'],
];
const ended: Move[] = [
  ['resolve', 'engineer'],
  ['confirm', 'customer'],
  ['rate', 'customer'],
];
const talk = (times: number) => Array.from({ length: times }, () => chat).flat();

/** What happens after the report. */
export const lives = {
  submitted: [['message', 'customer']],
  accepted: [['accept', 'engineer'], ...chat],
  working: [...begun, ...chat, ['note', 'engineer'], ['urge', 'customer']],
  asked: [...begun, ...chat, ['ask', 'engineer']],
  resolved: [...begun, ...chat, ['resolve', 'engineer']],
  closed: [...begun, ...chat, ...ended],
  visited: [
    ['assign', 'dispatcher'],
    ['accept', 'engineer'],
    ['depart', 'engineer'],
    ['arrive', 'engineer'],
    ...ended,
  ],
  rejected: [...begun, ['resolve', 'engineer'], ['reject', 'customer'], ...chat, ...ended],
  cancelled: [
    ['message', 'customer'],
    ['cancel', 'customer'],
  ],
  /** 20 entries, and more may come. */
  twenty: [...begun, ...talk(8), ['message', 'engineer']],
  twentyClosed: [...begun, ...talk(7), ...ended],
} satisfies Record<string, Move[]>;

export type LifeName = keyof typeof lives;

/** Those that nothing follows. */
export const endedLives: readonly LifeName[] = ['closed', 'visited', 'rejected', 'cancelled'];
export const openLives: readonly LifeName[] = [
  'submitted',
  'accepted',
  'working',
  'asked',
  'resolved',
];

/** What is searched for stands in one of them. */
export const descriptions = [
  '月末结账前导入凭证，系统提示科目不存在，重新登录后仍然失败。',
  '打印记账凭证时右边被切掉一截，换了打印机也一样。',
  '三号泵房的采集终端从今天早上起一直亮红灯，数据没有上传。',
  '登录页面一直转圈，几个同事也进不去，昨天还是好的。',
  '十月利润表的管理费用比明细账多三千二百元，找不到原因。',
  '打开科目余额表要等两分钟，以前五秒钟就出来了。',
  '开发票时提示连接超时，客户在柜台等着要票。',
  '想改一张已经审核的凭证，不知道在哪里取消审核。',
  '银行对账单导入以后余额对不上，差一笔手续费。',
  '抄表程序没有同步，外勤同事看到的还是上个月的读数。',
];

export function reportBody(): SubmitBody {
  return {
    ...{ category: 'error', severity: 'degraded', scope: 'team' },
    ...{ description: '', attachmentIds: [] },
    contact: { name: '林晓', phone: '13800138000' },
  };
}

/** What each action needs. */
export function actionBody(action: TicketAction, engineerId: string): ActionBody {
  switch (action) {
    case 'assign':
      return { assigneeId: engineerId, note: '离客户最近，下午可以到现场。' };
    case 'arrive':
      return { place: { name: '启明大厦 8 楼财务部', latitude: 30.2741, longitude: 120.1551 } };
    case 'resolve':
      return {
        resolution: {
          cause: '上周升级以后科目表没有同步到这台服务器。',
          solution: '重新同步了科目表，三张凭证都已导入，请核对金额。',
          prevention: '升级以后会自动检查科目表是否一致。',
        },
      };
    case 'rate':
      return { fixed: 'yes', stars: 5, tags: ['响应快'], note: '很快就解决了，谢谢。' };
    case 'accept':
    case 'start':
    case 'depart':
    case 'confirm':
    case 'urge':
      return {};
    default:
      return { note: '已经按提示试过，还是同样的提示，截图里有完整的错误信息和时间。' };
  }
}

import type { TimelineEntryReply } from '#shared/tickets/ticket-replies';
import { clockTime, sayTime } from '#shared/time/say-time';

type Entry = TimelineEntryReply;
/** Whose phone the words are on. */
export type Side = 'customer' | 'staff';

type Deed = (entry: Entry, side: Side) => string;

const deeds: Record<Entry['kind'], Deed> = {
  submit: () => '提交了问题',
  accept: () => '受理了',
  assign: ({ assignee }) => (assignee ? `把工单交给了${assignee.name}` : '重新安排工程师'),
  decline: (_entry, side) => (side === 'staff' ? '退回了工单' : '正在为您重新安排工程师'),
  start: () => '开始处理',
  depart: () => '出发了',
  arrive: ({ place }) => (place ? `到达${place.name}` : '到达现场'),
  note: ({ visibility }) => (visibility === 'internal' ? '记录（仅内部可见）' : '更新了进展'),
  ask: (_entry, side) => (side === 'staff' ? '请客户补充信息' : '请您补充信息'),
  answer: () => '补充了信息',
  escalate: () => '请求支援',
  resolve: () => '给出了解决办法',
  confirm: ({ actor }) => (actor ? '确认已解决' : '按约定自动完成'),
  reject: () => '说还没有解决',
  reopen: () => '重新打开了工单',
  cancel: () => '取消了工单',
  urge: () => '催单了',
  message: () => '',
  rate: ({ followUp }) =>
    followUp?.state === 'withdrawn' ? '修改了评价，原来约的回电取消了' : '评价了',
};

/** “陈志远 开始处理”, “您补充了信息”: who did what. */
export function entryTitle(entry: Entry, side: Side): string {
  const deed = deeds[entry.kind](entry, side);
  // to a customer a returned ticket is our matter, not one colleague's
  const isUnnamed = entry.kind === 'decline' && side === 'customer';
  return isUnnamed ? deed : `${actorName(entry, side)}${deed}`.trim();
}

/** When it happened, with the clock also on old days; what was reported later says so. */
export function entryTime(
  { at, happenedAt }: Pick<Entry, 'at' | 'happenedAt'>,
  now: number,
): string {
  const said = sayTime(happenedAt ?? at, now);
  const time = said.endsWith('日') ? `${said} ${clockTime(happenedAt ?? at)}` : said;
  return happenedAt === null ? time : `${time}（补报）`;
}

function actorName({ actor, isMine }: Entry, side: Side): string {
  if (isMine) {
    return side === 'customer' ? '您' : '我';
  }
  return `${actor?.name ?? '系统'} `;
}

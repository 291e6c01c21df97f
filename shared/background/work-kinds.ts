import { sourceOf } from '../notices/notice-source';

type Kind = {
  /** What stays undone. */
  title: string;
  /** What that means for people, and what can be done. */
  advice: string;
  /** What is worked on piece by piece, if people can look at it: a ticket, or any source of notices. */
  pieces?: 'tickets' | 'sources';
};

/** Everything that the product does by itself, piece by piece: kind → the words for a piece that keeps failing. */
export const workKinds = {
  relay: {
    title: '工单的新进展没有通知到人',
    advice: '请先电话告知相关的人，然后再试',
    pieces: 'sources',
  },
  push: { title: '有一条微信通知没有发出', advice: '可以再试，仍不行请联系管理员' },
  confirm: {
    title: '工单到期后没有自动完成',
    advice: '工单仍停在待验收，可以请客户确认，或再试',
    pieces: 'tickets',
  },
  orphan: {
    title: '没有用到的上传没有清理掉',
    advice: '不影响工单，只是占用空间，可以再试',
  },
  content_check: {
    title: '有一项内容审核没有做完',
    advice: '图片会继续对别人隐藏，可以再试',
  },
  wechat_event: {
    title: '微信发来的一条消息没有处理',
    advice: '通知次数或审核结果可能还没有更新，可以再试',
  },
} as const satisfies Record<string, Kind>;

export type WorkKind = keyof typeof workKinds;

// Object.keys forgets the names
export const workKindNames = Object.keys(workKinds) as WorkKind[];

/** The ticket that a piece of work is about; null: it is about none. */
export function ticketOf(kind: WorkKind, itemId: string): string | null {
  const { pieces }: Kind = workKinds[kind];
  const source = pieces === 'sources' ? sourceOf(itemId) : { kind: 'ticket', id: itemId };
  return pieces !== undefined && source?.kind === 'ticket' ? source.id : null;
}

import { repliesFor } from '#miniapp/tickets/action-sheets/replies-for';
import type { TemplateReply } from '#shared/directory/template-api';

const now = Date.parse('2026-11-30T02:00:00Z');
const template = (text: string): TemplateReply => ({
  ...{ id: 'a'.repeat(24), isShared: true, kind: 'quick_reply', title: '正在查', text },
});
const ticket = {
  number: 'SH20261130-0001',
  contact: { name: '林晓', phone: '' },
  promise: { kind: 'resolve' as const, dueAt: '2026-11-30T08:30:00Z' },
};
const wordsOf = (text: string, promise: typeof ticket.promise | null = ticket.promise) =>
  repliesFor([template(text)], { ticket: { ...ticket, promise }, name: '陈志远', now }).map(
    ({ words }) => words,
  );

it('fills in whom, which ticket, by when and who', () => {
  expect(wordsOf('{客户称呼}您好，我是{我的名字}，{工单号} 在 {承诺时间} 前答复')).toEqual([
    '林晓您好，我是陈志远，SH20261130-0001 在 今天 16:30 前答复',
  ]);
});

it('reads replies that were written with the earlier names', () => {
  expect(wordsOf('{客户}您好，{工程师}会在{时间}前答复')).toEqual([
    '林晓您好，陈志远会在今天 16:30前答复',
  ]);
});

it('offers nothing that speaks of a promise where nothing is promised', () => {
  expect(wordsOf('{承诺时间}前答复', null)).toEqual([]);
  expect(wordsOf('{客户称呼}您好', null)).toEqual(['林晓您好']);
});

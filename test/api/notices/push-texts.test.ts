import { fitField } from '#api/wechat/subscribe-fields';
import { noticeKindNames, noticeKinds, type NoticeKind } from '#shared/notices/notice-kinds';
import { titleOf, type NoticeRule, type PushRule } from '#shared/notices/notice-rule';
import { pushFacts, pushFields } from '#shared/notices/push-fields';
import {
  wechatTemplateNames,
  wechatTemplates,
  type WechatTemplateName,
} from '#shared/notices/wechat-templates';
import { ticketSeverities } from '#shared/tickets/ticket-words';

import { fits } from '../../../api/wechat-sandbox/field-rules';

const now = new Date('2026-11-22T01:30:00Z');

/** Whatever a person may have written. */
const words = {
  usual: '导入凭证时提示“科目不存在”',
  nothing: '',
  'only blanks': ' \n\t\u200B ',
  'several lines': '第一行\r\n第二行\u0000\u0007\u2028第三行',
  'very much': '很长的一句话，'.repeat(60),
  'composed signs': '👨‍👩‍👧'.repeat(9),
  'half a sign': '坏了\uD83D',
};

const kinds = (['staff', 'customer'] as const).flatMap((side) =>
  noticeKindNames.flatMap((kind) => {
    const { [side]: its }: NoticeRule = noticeKinds[kind];
    return its?.push ? [{ kind, side, rule: its.push }] : [];
  }),
);

function factsOf(kind: NoticeKind, rule: PushRule, text: string) {
  const about = { description: text, severity: 'blocked', organizationName: text } as const;
  const title = titleOf(noticeKinds[kind], { assignee: text });
  return pushFacts({ sourceName: 'SH20261122-0001', about, title, text, createdAt: now }, rule);
}

describe.each(Object.entries(words))('with %s', (_name, text) => {
  it.each(kinds)('WeChat takes $kind ($side)', ({ kind, rule }) => {
    for (const template of rule.via) {
      const filled = Object.entries(pushFields(template, factsOf(kind, rule, text)));
      const refused = filled.filter(([field, value]) => !fits(field, fitField(field, value, now)));
      expect(refused).toEqual([]);
    }
  });
});

it.each(kinds)('the state of $kind ($side) is told in full', ({ rule }) => {
  expect(fitField('phrase1', rule.status, now)).toBe(rule.status);
});

it.each(Object.values(ticketSeverities))('the urgency $short is told in full', ({ short }) => {
  expect(fitField('phrase1', short, now)).toBe(short);
});

it.each(wechatTemplateNames)('every field of %s says something, at most five', (template) => {
  const fields = Object.keys(wechatTemplates[template].fields);
  expect(
    Object.keys(pushFields(template, factsOf('accept', noticeKinds.accept.customer.push, '好'))),
  ).toEqual(fields);
  expect(fields.length).toBeLessThanOrEqual(5);
});

it('uses the templates of the side it is for', () => {
  const wrong = kinds.flatMap(({ kind, side, rule }) =>
    rule.via
      .filter((name: WechatTemplateName) => wechatTemplates[name].to !== side)
      .map((name) => `${kind} ${name}`),
  );
  expect(wrong).toEqual([]);
});

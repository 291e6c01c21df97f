import { fitField } from '#api/wechat/subscribe-fields';
import { noticeKindNames, noticeKinds, type NoticeKind } from '#shared/notices/notice-kinds';
import { pushFields, type PushFacts } from '#shared/notices/push-fields';
import { pushRule } from '#shared/notices/push-rules';
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

const kinds = [true, false].flatMap((isStaff) =>
  noticeKindNames.flatMap((kind) => {
    const rule = pushRule(kind, isStaff);
    return rule ? [{ kind, isStaff, rule }] : [];
  }),
);

function factsOf(kind: NoticeKind, status: string, text: string): PushFacts {
  return {
    ...{ number: 'SH20261122-0001', problem: text, status, text, organization: text, at: now },
    title: noticeKinds[kind].title.replace('{assignee}', text),
    urgency: ticketSeverities.blocked.short,
    hint: '请验收，并告诉我们是否解决',
  };
}

describe.each(Object.entries(words))('with %s', (_name, text) => {
  it.each(kinds)('WeChat takes $kind (staff: $isStaff)', ({ kind, rule }) => {
    for (const template of rule.via) {
      const filled = Object.entries(pushFields(template, factsOf(kind, rule.status, text)));
      const refused = filled.filter(([field, value]) => !fits(field, fitField(field, value, now)));
      expect(refused).toEqual([]);
    }
  });
});

it.each(kinds)('the state of $kind (staff: $isStaff) is told in full', ({ rule }) => {
  expect(fitField('phrase1', rule.status, now)).toBe(rule.status);
});

it.each(Object.values(ticketSeverities))('the urgency $short is told in full', ({ short }) => {
  expect(fitField('phrase1', short, now)).toBe(short);
});

it.each(wechatTemplateNames)('every field of %s says something, at most five', (template) => {
  const fields = Object.keys(wechatTemplates[template].fields);
  expect(Object.keys(pushFields(template, factsOf('accept', '已受理', '好')))).toEqual(fields);
  expect(fields.length).toBeLessThanOrEqual(5);
});

it('uses the templates of the side it is for', () => {
  const wrong = kinds.flatMap(({ kind, isStaff, rule }) =>
    rule.via
      .filter((name: WechatTemplateName) => (wechatTemplates[name].to === 'staff') !== isStaff)
      .map((name) => `${kind} ${name}`),
  );
  expect(wrong).toEqual([]);
});

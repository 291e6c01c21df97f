import { jest } from '@jest/globals';
import { createElement, type ComponentType } from 'react';
import { create, type ReactTestRenderer } from 'react-test-renderer';

import * as real from '#shared/words/catalogue';
import type { Language } from '#shared/words/catalogue';

import { act } from '../../support/render-hook';

/** Every sentence in a second language, which this test alone speaks: the Chinese one with a mark before it. */
function marked(words: unknown): unknown {
  if (typeof words === 'string') {
    return `en ${words}`;
  }
  if (typeof words === 'function') {
    return (...values: unknown[]) => `en ${String(Reflect.apply(words, undefined, values))}`;
  }
  return Array.isArray(words)
    ? words.map(marked)
    : Object.fromEntries(Object.entries(words as object).map(([name, one]) => [name, marked(one)]));
}

jest.unstable_mockModule('#shared/words/catalogue', () => ({
  ...real,
  catalogue: <Zh extends Parameters<typeof real.catalogue>[0]['zh']>({ zh }: { zh: Zh }) =>
    real.catalogue({ zh, en: marked(zh) as never }),
}));
jest.unstable_mockModule('@tarojs/components', () => ({ View: 'view' }));

type TicketBarProps = {
  ticket: unknown;
  underway: null;
  onAction: () => void;
  onMore: () => void;
};
// @ts-expect-error -- a component is typed by the mini-program's own project
const { TicketBar } = (await import('#miniapp/tickets/ticket-bar')) as {
  TicketBar: ComponentType<TicketBarProps>;
};
const { sayDone } = await import('#miniapp/tickets/actions/phone-actions');
const { sayNothingFound } = await import('#miniapp/tickets/list-filters');
const { sayNextStep } = await import('#miniapp/tickets/status-words');
const { missingIn, emptyDraft } = await import('#miniapp/tickets/report-draft');
const { ApiError } = await import('#miniapp/client/api-error');
const { sayMoment } = await import('#shared/time/say-time');
const { ticketActionNames } = await import('#shared/tickets/ticket-actions');

let language: Language = 'zh';
real.readLanguageFrom(() => language);
beforeEach(() => {
  language = 'zh';
});

const ticket = {
  status: 'in_progress',
  promise: null,
  assignee: { name: '陈志远' },
  rating: null,
  timeline: [],
  visit: null,
  allowedActions: ['confirm', 'message', 'cancel'],
} as const;

it('draws a component in the language that is chosen by then', () => {
  const bar = () =>
    createElement(TicketBar, {
      ticket,
      underway: null,
      onAction: () => undefined,
      onMore: () => undefined,
    });
  const page = { current: null as ReactTestRenderer | null };
  act(() => {
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- of React 19, which Taro does not run on
    page.current = create(bar());
  });
  const drawn = () => JSON.stringify(page.current?.toJSON()).match(/(?:en )?\p{Script=Han}+/gu);
  expect(drawn()).toEqual(['更多操作', '更多', '留言', '确认解决']);
  language = 'en';
  act(() => {
    page.current?.update(bar());
  });
  expect(drawn()).toEqual(['en 更多操作', 'en 更多', 'en 留言', 'en 确认解决']);
});

const now = Date.parse('2026-11-22T04:00:00Z');
const plain = { assignee: null, followUp: null, offer: null };
const noContact = { contact: { name: '', phone: '' }, hasPhone: false };

it.each([
  ['a time', () => [sayMoment(now, now)]],
  ['a refusal', () => [new ApiError('ticket.not_found').title]],
  ['a failure of the network', () => [new ApiError('network.timeout').title]],
  ['what happens next', () => [sayNextStep(ticket, now)]],
  ['an empty list', () => [sayNothingFound('ended', '', false)]],
  ['what a report lacks', () => Object.values(missingIn(emptyDraft, noContact))],
  ['each action', () => ticketActionNames.map((name) => sayDone(name, plain, now))],
])('says %s in the language that is chosen by then', (_what, say) => {
  const chinese = say();
  expect(chinese.join('')).not.toMatch(/^en /);
  language = 'en';
  const english = say();
  expect(english.map((sentence) => sentence.replaceAll('en ', ''))).toEqual(chinese);
  expect(english.every((sentence) => sentence.startsWith('en '))).toBe(true);
});

import * as z from 'zod/mini';

import { readCallbackEvent } from '#api/wechat/callback-event';
import { parseCallback } from '#api/wechat/callback-message';

const common = {
  ToUserName: 'gh_1',
  FromUserName: 'oCustomer',
  CreateTime: '1763776800',
  MsgType: 'event',
};
const who = { openid: 'oCustomer', at: new Date(1763776800_000) };
const accepted = { TemplateId: 'T1', SubscribeStatusString: 'accept', PopupScene: '0' };
const rejected = { TemplateId: 'T2', SubscribeStatusString: 'reject', PopupScene: '0' };

const xmlHead =
  '<ToUserName><![CDATA[gh_1]]></ToUserName><FromUserName><![CDATA[oCustomer]]></FromUserName>' +
  '<CreateTime>1763776800</CreateTime><MsgType><![CDATA[event]]></MsgType>';

function readXml(rest: string) {
  return readCallbackEvent(parseCallback(`<xml>${xmlHead}${rest}</xml>`).fields);
}

describe('answers to the question for consent', () => {
  const two = {
    kind: 'subscription_answered',
    ...who,
    answers: [
      { templateId: 'T1', isAccepted: true },
      { templateId: 'T2', isAccepted: false },
    ],
  };
  const Event = 'subscribe_msg_popup_event';

  it.each([
    ['an array', { List: [accepted, rejected] }],
    ['an array under its name', { SubscribeMsgPopupEvent: { List: [accepted, rejected] } }],
  ])('come as %s', (_case, list) => {
    expect(readCallbackEvent({ ...common, Event, ...list })).toEqual(two);
  });

  it('come as a bare object when there is one', () => {
    expect(readCallbackEvent({ ...common, Event, List: accepted })).toMatchObject({
      answers: [{ templateId: 'T1', isAccepted: true }],
    });
  });

  it.each([[undefined], [null], [''], [[]]])('come as %j when there are none', (List) => {
    expect(readCallbackEvent({ ...common, Event, List })).toMatchObject({ answers: [] });
  });

  it('come nested and repeated in XML', () => {
    const item = ({ TemplateId, SubscribeStatusString }: typeof accepted) =>
      `<List><TemplateId><![CDATA[${TemplateId}]]></TemplateId><SubscribeStatusString>` +
      `<![CDATA[${SubscribeStatusString}]]></SubscribeStatusString><PopupScene>0</PopupScene></List>`;
    const xml = (items: string) =>
      readXml(
        `<Event><![CDATA[${Event}]]></Event><SubscribeMsgPopupEvent>${items}</SubscribeMsgPopupEvent>`,
      );
    expect(xml(item(accepted) + item(rejected))).toEqual(two);
    expect(xml(item(accepted))).toMatchObject({ answers: [{ templateId: 'T1' }] });
  });
});

it('reads a changed setting', () => {
  const List = { TemplateId: 'T1', SubscribeStatusString: 'reject' };
  expect(readCallbackEvent({ ...common, Event: 'subscribe_msg_change_event', List })).toEqual({
    kind: 'subscription_changed',
    ...who,
    answers: [{ templateId: 'T1', isAccepted: false }],
  });
});

it('reads what became of sent messages, with ids beyond 2^53 exact', () => {
  const text = JSON.stringify({
    ...common,
    Event: 'subscribe_msg_sent_event',
    List: { TemplateId: 'T1', MsgID: 0, ErrorCode: '43108', ErrorStatus: 'failed' },
  }).replace('"MsgID":0', '"MsgID":1864323726461255681');
  expect(readCallbackEvent(parseCallback(text).fields)).toEqual({
    kind: 'messages_delivered',
    ...who,
    results: [{ templateId: 'T1', msgId: '1864323726461255681', errcode: 43108 }],
  });
});

describe('a media check', () => {
  const Event = 'wxa_media_check';

  it('carries a verdict', () => {
    const fields = {
      ...{ ...common, CreateTime: 1763776800, Event, appid: 'wx1', trace_id: 't1', version: 2 },
      detail: [{ strategy: 'content_model', errcode: 0, suggest: 'risky', label: 20002, prob: 90 }],
      errcode: 0,
      errmsg: 'ok',
      result: { suggest: 'risky', label: 20002 },
    };
    expect(readCallbackEvent(fields)).toEqual({
      kind: 'media_checked',
      ...who,
      traceId: 't1',
      errcode: 0,
      verdict: { suggest: 'risky', label: 20002 },
    });
  });

  it('carries a verdict in XML', () => {
    const xml = [
      `<Event>${Event}</Event><appid>wx1</appid><trace_id>t1</trace_id><version>2</version>`,
      '<detail><strategy>content_model</strategy><errcode>0</errcode><suggest>pass</suggest></detail>',
      '<errcode>0</errcode><errmsg>ok</errmsg>',
      '<result><suggest>pass</suggest><label>100</label></result>',
    ];
    expect(readXml(xml.join(''))).toMatchObject({ verdict: { suggest: 'pass', label: 100 } });
  });

  it('that failed is no pass', () => {
    const fields = { ...common, Event, trace_id: 't1', version: 2, detail: [], errcode: -1008 };
    expect(readCallbackEvent(fields)).toMatchObject({ errcode: -1008, verdict: null });
  });
});

it.each([
  ['another event', { ...common, Event: 'debug_demo' }],
  ['an event named like a member of objects', { ...common, Event: 'constructor' }],
  ['no event', { ...common, MsgType: 'text', Event: 'subscribe_msg_popup_event' }],
  ['nothing', {}],
])('has no interest in %s', (_case, fields) => {
  expect(readCallbackEvent(fields)).toBeNull();
});

it('refuses a known event without its fields', () => {
  expect(() => readCallbackEvent({ ...common, Event: 'wxa_media_check' })).toThrow('trace_id');
});

describe('a known event with fields that are none', () => {
  const Event = 'subscribe_msg_popup_event';
  const deep = JSON.parse(`${'['.repeat(5000)}${']'.repeat(5000)}`) as unknown;

  it.each([
    ['a time beyond the calendar', { CreateTime: 8.64e15 }],
    ['a time before it', { CreateTime: -1 }],
    ['a time that is no number', { CreateTime: 'x' }],
    ['a time that is everything', { CreateTime: '1e999' }],
    ['half a second', { CreateTime: 0.5 }],
    ['a time in a list', { CreateTime: [1763776800] }],
    ['nobody', { FromUserName: '' }],
    ['a person of 200 KB', { FromUserName: 'o'.repeat(200_000) }],
    ['a person in a list', { FromUserName: ['oCustomer'] }],
    ['a template of 200 KB', { List: { ...accepted, TemplateId: 'T'.repeat(200_000) } }],
    ['60,000 answers', { List: Array.from({ length: 60_000 }, () => accepted) }],
    ['60,000 empty answers', { List: Array.from({ length: 60_000 }, () => ({})) }],
    ['a list nested deep', { List: deep }],
  ])('is refused: %s', (_case, fields) => {
    expect(() => readCallbackEvent({ ...common, Event, ...fields })).toThrow(z.core.$ZodError);
  });

  it.each([deep, {}, true, '1e3', -1, 1.5])('is refused: a message id %#', (MsgID) => {
    const List = { TemplateId: 'T1', MsgID, ErrorCode: 0 };
    const fields = { ...common, Event: 'subscribe_msg_sent_event', List };
    expect(() => readCallbackEvent(fields)).toThrow(z.core.$ZodError);
  });
});

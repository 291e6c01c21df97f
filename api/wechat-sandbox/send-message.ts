import { fits } from './field-rules';
import type { People } from './people';
import type { Phones, ReceivedMessage } from './phones';
import { Refusal } from './refusal';
import { sandboxTemplates, type SandboxTemplate } from './templates';

type SendDeps = { people: People; phones: Phones; now: () => number; nextMessageId: () => bigint };
type Body = Record<string, unknown>;

const states = ['developer', 'trial', 'formal'];
const languages = ['zh_CN', 'en_US', 'zh_HK', 'zh_TW'];

/** POST /cgi-bin/message/subscribe/send: checks as the platform does, then puts the message on the phone. Returns the message's id. */
export function sendMessage(deps: SendDeps, body: Body): bigint {
  const { touser: openid, template_id: templateId, page } = body;
  if (typeof openid !== 'string' || !deps.people.knows(openid)) {
    throw new Refusal(40003);
  }
  const template = sandboxTemplates.find(({ id }) => id === templateId);
  if (!template) {
    throw new Refusal(40037);
  }
  checkChoice(body['miniprogram_state'], states);
  checkChoice(body['lang'], languages);
  const message = {
    templateId: template.id,
    title: template.title,
    page: readPage(page),
    fields: readFields(template, body['data']),
  };
  if (!deps.phones.spend(openid, template.id)) {
    throw new Refusal(43101);
  }
  const msgid = deps.nextMessageId();
  const received: ReceivedMessage = {
    ...message,
    msgId: String(msgid),
    at: new Date(deps.now()).toISOString(),
  };
  deps.phones.receive(openid, received);
  return msgid;
}

function checkChoice(value: unknown, choices: unknown[]) {
  if (value !== undefined && !choices.includes(value)) {
    throw new Refusal(40097);
  }
}

function readPage(page: unknown): string | null {
  if (page === undefined || page === '') {
    return null;
  }
  if (typeof page !== 'string' || !/^[\w-]+(?:\/[\w-]+)*(?:\?\S*)?$/.test(page)) {
    throw new Refusal(41030);
  }
  return page;
}

function readFields(template: SandboxTemplate, data: unknown): ReceivedMessage['fields'] {
  // a JSON string instead of an object is a usual mistake, and refused
  if (typeof data !== 'object' || data === null || Array.isArray(data)) {
    throw new Refusal(47001);
  }
  return Object.entries(template.fields).map(([name, label]) => {
    const field = (data as Record<string, unknown>)[name];
    const value = typeof field === 'object' && field && 'value' in field ? field.value : undefined;
    if (!fits(name, value)) {
      const reason = value === undefined || value === '' ? 'is empty' : 'invalid';
      throw new Refusal(47003, `argument invalid! data.${name}.value ${reason}`);
    }
    return { label, value };
  });
}

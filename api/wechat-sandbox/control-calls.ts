import type { SandboxReply, SandboxRequest } from './exchange';
import type { Failure } from './failures';
import { sandboxTemplates } from './templates';
import type { World } from './world';

type Body = Record<string, unknown>;
type Control = (world: World, input: { body: Body; openid: string }) => unknown;

/** Method and path → what the person at the sandbox can see and do there. `*` is an openid. */
const controls: Readonly<Record<string, Control>> = {
  'GET /sandbox/phones': ({ phones }) => phones.all(),
  'GET /sandbox/phones/*': ({ phones }, { openid }) => phones.of(openid),
  'POST /sandbox/phones/*/answers': answerConsent,
  'POST /sandbox/phones/*/settings': changeSettings,
  'GET /sandbox/templates': () => sandboxTemplates,
  'GET /sandbox/calls': ({ calls }) => calls(),
  'GET /sandbox/callbacks': ({ callbacks }) => callbacks.records(),
  'POST /sandbox/callbacks': sendAnyCallback,
  'POST /sandbox/codes': makeCode,
  'POST /sandbox/tokens/end': ({ tokens }, { body }) => {
    tokens.end(body['how'] === 'replaced' ? 'replaced' : 'expired');
    return tokens.made();
  },
  'POST /sandbox/failures': planFailure,
  'DELETE /sandbox/failures': ({ failures }) => {
    failures.clear();
    return {};
  },
};

/** The sandbox's own calls, below /sandbox. */
export function answerControl(world: World, request: SandboxRequest): SandboxReply {
  const [, , room, name, ...rest] = request.path.split('/');
  const isPhone = room === 'phones' && name !== undefined;
  const path = isPhone ? ['/sandbox/phones/*', ...rest].join('/') : request.path;
  const key = `${request.method} ${path}`;
  const control = Object.hasOwn(controls, key) ? controls[key] : undefined;
  if (!control) {
    return { status: 404, json: { message: 'see the README of the sandbox for its paths' } };
  }
  const body = typeof request.body === 'object' && request.body ? (request.body as Body) : {};
  const answer = control(world, { body, openid: isPhone ? decodeURIComponent(name) : '' });
  return answer === null
    ? { status: 400, json: { message: 'see the README of the sandbox for the fields' } }
    : { json: answer };
}

/** What `wx.requestSubscribeMessage` does on a phone: grants credits and calls back. */
export function answerConsent(
  { phones, callbacks }: Pick<World, 'phones' | 'callbacks'>,
  { body, openid }: { body: Body; openid: string },
) {
  const results = resultsOf(body);
  if (results.length === 0) {
    return null;
  }
  for (const [templateId, result] of results) {
    if (result === 'accept') {
      phones.grant(openid, templateId);
    }
  }
  const items = results.map(([templateId, result]) => ({
    TemplateId: templateId,
    SubscribeStatusString: result,
    PopupScene: '0',
  }));
  const list = { wrapper: 'SubscribeMsgPopupEvent', items };
  callbacks.send({ event: 'subscribe_msg_popup_event', openid, list });
  return phones.of(openid);
}

/** What the mini-program's settings do on a phone: turns a template off, with which its credits are gone. */
function changeSettings(
  { phones, callbacks }: World,
  { body, openid }: { body: Body; openid: string },
) {
  const off = resultsOf(body).filter(([, result]) => result === 'reject');
  if (off.length === 0) {
    return null;
  }
  for (const [templateId] of off) {
    phones.turnOff(openid, templateId);
  }
  const items = off.map(([templateId]) => ({
    TemplateId: templateId,
    SubscribeStatusString: 'reject',
  }));
  const list = { wrapper: 'SubscribeMsgChangeEvent', items };
  callbacks.send({ event: 'subscribe_msg_change_event', openid, list });
  return phones.of(openid);
}

/** `{ results: { templateId: 'accept' | 'reject' } }`, of templates that exist. */
function resultsOf({ results }: Body): [string, 'accept' | 'reject'][] {
  return Object.entries(typeof results === 'object' && results ? results : {}).filter(
    (entry): entry is [string, 'accept' | 'reject'] =>
      sandboxTemplates.some(({ id }) => id === entry[0]) &&
      (entry[1] === 'accept' || entry[1] === 'reject'),
  );
}

function sendAnyCallback({ callbacks }: World, { body }: { body: Body }) {
  const { event, openid, fields = {} } = body;
  if (typeof event !== 'string' || typeof openid !== 'string' || typeof fields !== 'object') {
    return null;
  }
  callbacks.send({ event, openid, fields: { ...fields } });
  return {};
}

function makeCode({ people }: World, { body }: { body: Body }) {
  const { openid, phone } = body;
  if (typeof openid === 'string') {
    return { code: people.loginCode(openid) };
  }
  return typeof phone === 'string' ? { code: people.phoneCode(phone) } : null;
}

function planFailure({ failures }: World, { body }: { body: Body }) {
  const { path, failure, times = 1 } = body;
  if (typeof path !== 'string' || !Number.isSafeInteger(times) || !isFailure(failure)) {
    return null;
  }
  failures.plan(path, failure, Number(times));
  return {};
}

function isFailure(value: unknown): value is Failure {
  if (typeof value === 'object' && value !== null) {
    const [name, code] = Object.entries(value)[0] ?? [];
    // a status that Node can send; after a 1xx a client would go on waiting
    return name === 'status'
      ? Number.isInteger(code) && code >= 200 && code <= 599
      : name === 'errcode' && typeof code === 'number';
  }
  return value === 'cut_before' || value === 'cut_after' || value === 'hang';
}

import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

import { temporaryFolder } from '../../support/server';

import type {
  CommandMessage,
  PhoneCommands,
  PhoneSettings,
  ReplyMessage,
  Screen,
} from './protocol';
import type { ConsentHabit } from './wx/account';

const folder = path.join(process.cwd(), 'test/weapp/support');
const packageFolder = path.join(process.cwd(), 'miniapp/dist/weapp');
const builtApiUrl = process.env['HUISHENG_API_URL'] ?? 'http://127.0.0.1:3000';
const patience = 25_000;

type Wanted = Partial<PhoneSettings> & Pick<PhoneSettings, 'apiUrl'>;

/** A person's phone with the built mini-program open, in a process of its own. */
export type Phone = Awaited<ReturnType<typeof openPhone>>;

export async function openPhone(wanted: Wanted) {
  const settings: PhoneSettings = {
    packageFolder,
    builtApiUrl,
    loginCode: 'demo:customer',
    pictures: [],
    memory: temporaryFolder('phone'),
    ...wanted,
  };
  const child = fork(path.join(folder, 'phone-process.ts'), [JSON.stringify(settings)], {
    execArgv: ['--import', 'tsx'],
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  const ask = createCalls(child);
  await ask.ready;

  const screen = () => ask('screen');
  const says = (current: Screen, words: string | RegExp) =>
    [' ', ''].some((gap) => isIn(current.texts.join(gap), words));
  const until = async (what: string, isSo: (current: Screen) => boolean) => {
    const end = Date.now() + patience;
    for (;;) {
      const current = await screen();
      failOn(current.faults);
      if (isSo(current)) {
        return;
      }
      if (Date.now() > end) {
        throw new Error(
          `waited in vain for ${what}. ${current.routes.at(-1) ?? ''} says: ${current.texts.join(' | ')}`,
        );
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };
  /** A page draws when it likes: what is not there yet is looked for again. */
  const eventually = async (act: () => Promise<void>) => {
    const end = Date.now() + patience;
    for (;;) {
      try {
        await act();
        return;
      } catch (error: unknown) {
        failOn((await screen()).faults);
        if (Date.now() > end) {
          throw error;
        }
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };
  const waitFor = (words: string | RegExp) =>
    until(`“${String(words)}”`, (current) => says(current, words));

  return {
    /** Hand it to another phone: the same phone after the mini-program was closed. */
    memory: settings.memory,
    screen,
    calls: (api: string) => ask('calls', api),
    open: (url: string) => ask('open', url),
    /** What is drawn, to look into when a test fails. */
    html: () => ask('html'),
    waitFor,
    waitForNo: (words: string) => until(`“${words}” to go`, (current) => !says(current, words)),
    waitForPage: (page: string) =>
      until(`the page ${page}`, (current) => current.routes.at(-1) === page),
    waitForToast: (words: string) =>
      until(`the toast “${words}”`, (current) =>
        current.shown.some((shown) => shown.includes(words)),
      ),
    /** Waits for the words and presses what says them. */
    tap: (words: string, nth = 0) => eventually(() => ask('tap', words, nth)),
    type: (field: string, text: string) => eventually(() => ask('type', field, text)),
    compose: (field: string, text: string, isCommitted: boolean) =>
      eventually(() => ask('compose', field, text, isCommitted)),
    pick: (field: string, value: unknown) => eventually(() => ask('pick', field, value)),
    grant: (openType: string, detail: Record<string, unknown>) =>
      eventually(() => ask('grant', openType, detail)),
    pullDown: () => ask('pullDown'),
    back: () => ask('back'),
    network: (networkType: string) => ask('network', networkType),
    pass: (milliseconds: number) => ask('pass', milliseconds),
    /** How its owner answers from now on when WeChat asks for consent. */
    consents: (habit: ConsentHabit) => ask('consents', habit),
    background: () => ask('background'),
    foreground: () => ask('foreground'),
    /** Puts the phone away; throws if anything went wrong on it unnoticed. */
    close: async () => {
      const { faults } = await screen();
      child.disconnect();
      await once(child, 'exit');
      failOn(faults);
    },
  };
}

function isIn(text: string, words: string | RegExp): boolean {
  return typeof words === 'string' ? text.includes(words) : words.test(text);
}

function failOn(faults: string[]) {
  if (faults.length > 0) {
    throw new Error(`the phone reported ${faults.length} faults:\n${faults.join('\n')}`);
  }
}

type Waiting = { resolve: (value: unknown) => void; reject: (error: Error) => void };

function createCalls(child: ChildProcess) {
  const waiting = new Map<number, Waiting>();
  let count = 0;
  child.on('message', ({ id, result, error }: ReplyMessage) => {
    const one = waiting.get(id);
    waiting.delete(id);
    if (error === undefined) {
      one?.resolve(result);
    } else {
      one?.reject(new Error(error));
    }
  });
  child.on('exit', (code) => {
    waiting.forEach(({ reject }) => {
      reject(new Error(`the phone's process ended with ${String(code)}`));
    });
  });
  const wait = (id: number) =>
    new Promise<unknown>((resolve, reject) => {
      waiting.set(id, { resolve, reject });
    });
  async function ask<C extends keyof PhoneCommands>(
    command: C,
    ...args: Parameters<PhoneCommands[C]>
  ): Promise<ReturnType<PhoneCommands[C]>> {
    count += 1;
    const message: CommandMessage = { id: count, command, args };
    const reply = wait(count);
    child.send(message);
    // the other side answers with what PhoneCommands says
    return (await reply) as ReturnType<PhoneCommands[C]>;
  }
  return Object.assign(ask, { ready: wait(0) });
}

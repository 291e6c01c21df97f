import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

import type {
  CommandMessage,
  PhoneCommands,
  PhoneSettings,
  ReplyMessage,
  Screen,
} from './protocol';

const folder = path.join(process.cwd(), 'test/weapp/support');
const packageFolder = path.join(process.cwd(), 'miniapp/dist/weapp');
const builtApiUrl = process.env['HUISHENG_API_URL'] ?? 'http://127.0.0.1:3000';
const patience = 15_000;

type Wanted = Partial<PhoneSettings> & Pick<PhoneSettings, 'apiUrl'>;

/** A person's phone with the built mini-program open, in a process of its own. */
export type Phone = Awaited<ReturnType<typeof openPhone>>;

export async function openPhone(wanted: Wanted) {
  const settings: PhoneSettings = {
    packageFolder,
    builtApiUrl,
    loginCode: 'demo:customer',
    pictures: [],
    ...wanted,
  };
  const child = fork(path.join(folder, 'phone-process.ts'), [JSON.stringify(settings)], {
    execArgv: ['--import', 'tsx'],
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  const ask = createCalls(child);
  await ask.ready;

  const screen = () => ask('screen');
  const says = (current: Screen, words: string) =>
    [' ', ''].some((gap) => current.texts.join(gap).includes(words));
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
  const waitFor = (words: string) => until(`“${words}”`, (current) => says(current, words));

  return {
    screen,
    calls: (api: string) => ask('calls', api),
    open: (url: string) => ask('open', url),
    waitFor,
    waitForNo: (words: string) => until(`“${words}” to go`, (current) => !says(current, words)),
    waitForPage: (page: string) =>
      until(`the page ${page}`, (current) => current.routes.at(-1) === page),
    waitForToast: (words: string) =>
      until(`the toast “${words}”`, (current) =>
        current.shown.some((shown) => shown.includes(words)),
      ),
    /** Waits for the words and presses what says them. */
    tap: async (words: string, nth = 0) => {
      await waitFor(words);
      await ask('tap', words, nth);
    },
    /** For what says its name only to a screen reader. */
    tapLabel: (label: string, nth = 0) => ask('tap', label, nth),
    type: (field: string, text: string) => ask('type', field, text),
    pick: (field: string, value: unknown) => ask('pick', field, value),
    grant: (openType: string, detail: Record<string, unknown>) => ask('grant', openType, detail),
    pullDown: () => ask('pullDown'),
    back: () => ask('back'),
    network: (networkType: string) => ask('network', networkType),
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

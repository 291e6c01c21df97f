import { startPhone } from './phone-device';
import type { CommandMessage, PhoneSettings, ReplyMessage } from './protocol';

/** Runs one phone in this process and does what the test's process asks. */
function main(settingsJson: string) {
  // written by phone.ts
  const phone = startPhone(JSON.parse(settingsJson) as PhoneSettings);
  process.on('message', ({ id, command, args }: CommandMessage) => {
    answer({ id, ...outcome(phone[command] as (...given: unknown[]) => unknown, args) });
  });
  process.on('disconnect', () => process.exit());
  answer({ id: 0 });
}

function outcome(run: (...args: unknown[]) => unknown, args: unknown[]) {
  try {
    return { result: run(...args) };
  } catch (error: unknown) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}

function answer(message: ReplyMessage) {
  // callbacks and the like cannot travel
  process.send?.(JSON.parse(JSON.stringify(message)) as ReplyMessage);
}

main(process.argv[2] ?? '{}');

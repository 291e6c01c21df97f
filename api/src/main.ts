import { promisify } from 'node:util';

import { startProduct } from './compose/index';
import { readSettings, StartError } from './config/index';
import { createLog } from './log';
import { listenForTheEnd } from './stop-process';

/** The one of its forms that is used here. */
type Send = (message: object, told: (error: Error | null) => void) => void;

await main();

async function main() {
  try {
    const settings = readSettings(process.env);
    const log = createLog(settings.logLevel);
    const ending = listenForTheEnd(log);
    const product = await startProduct(settings, {
      log,
      handleLoss: endWithoutDatabase,
      loadDemo: async (foundation) => (await import('../demo/index')).loadDemo(foundation),
    });
    log.info('server.started', { url: product.url, isSandbox: settings.wechat === null });
    ending.stopWith(product.stop);
    void product.rooms.attachments.pictures.warm();
    // npm start waits for this to print where to look
    await tell({
      url: settings.publicUrl ?? product.url,
      dataDir: settings.dataDir,
      isSandbox: settings.wechat === null,
    });
  } catch (error: unknown) {
    process.stderr.write(`${sentenceOf(error)}\n`);
    // whoever starts us again need not try: a person must mend it
    await tell({ mustBeMended: error instanceof StartError });
    process.exit(1);
  }
}

/** To whoever started us, if anybody listens. */
async function tell(message: object): Promise<void> {
  if (process.send && process.connected) {
    await promisify(process.send.bind(process) as Send)(message).catch(() => undefined);
  }
}

/** Without its database the product can neither answer nor stop in order. */
function endWithoutDatabase(error: Error): never {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}

function sentenceOf(error: unknown): string {
  if (error instanceof StartError) {
    return error.message;
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

import { startProduct, type Product } from './compose';
import { readSettings, StartError } from './config/index';
import { createLog, type Log } from './log';

await main();

async function main() {
  try {
    const settings = readSettings(process.env);
    const log = createLog(settings.logLevel);
    const product = await startProduct(settings, { log, handleLoss: endWithoutDatabase });
    log.info('server.started', { url: product.url, isSandbox: settings.wechat === null });
    stopOnSignal(product, log);
    // npm start waits for this to print where to look
    process.send?.({
      url: settings.publicUrl ?? product.url,
      dataDir: settings.dataDir,
      isSandbox: settings.wechat === null,
    });
  } catch (error: unknown) {
    process.stderr.write(`${sentenceOf(error)}\n`);
    process.exitCode = 1;
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

/** A terminal sends Ctrl+C to npm, to its script and to us, and both pass it on: within a second it is one wish. */
const sameWish = 1000;

function stopOnSignal(product: Product, log: Log) {
  let askedAt = 0;
  const handle = (signal: string) => {
    const now = performance.now();
    if (askedAt > 0) {
      if (now > askedAt + sameWish) {
        // asked again: somebody does not want to wait
        process.exit(1);
      }
      return;
    }
    askedAt = now;
    log.info('server.stopping', { signal });
    void product.stop().then(
      () => {
        log.info('server.stopped');
        process.exit(0);
      },
      (error: unknown) => {
        log.bug(error);
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', handle);
  process.on('SIGINT', handle);
  // whoever started us was killed and can no longer stop us
  process.on('disconnect', () => {
    handle('disconnect');
  });
}

import { serve } from '../server/serve';

// bundled by server-process.ts: one server in a process that may be killed
const [dataDir = ''] = process.argv.slice(2);

try {
  const { uri, stop } = await serve({
    dataDir,
    host: '127.0.0.1',
    port: 0,
    // as seen from the bundle
    readerEntry: new URL('../api/embedded-mongo/server/start-reader.mjs', import.meta.url),
  });
  process.stdout.write(`${uri}\n`);
  process.once('SIGTERM', () => {
    void stop().then(() => process.exit(0));
  });
} catch (error) {
  process.stderr.write(`${String(error)}\n`);
  process.exit(1);
}

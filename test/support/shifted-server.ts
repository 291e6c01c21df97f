import { killSpawned, spawnApi } from './api-process';

/** The product with its demo, on a clock that a test moves ahead: hours without a network take no hours. */
export async function startShiftedServer(dataDir: string) {
  const { child, ended, url } = spawnApi(
    { DEMO: '1', DATA_DIR: dataDir, NODE_ENV: 'production' },
    'test/support/shifted-api-process.ts',
  );
  return {
    url: await url,
    /** Lets milliseconds pass on the server. */
    pass: (milliseconds: number) => {
      child.send(milliseconds);
    },
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
      killSpawned();
    },
  };
}
export type ShiftedServer = Awaited<ReturnType<typeof startShiftedServer>>;

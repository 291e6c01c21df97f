import { join } from 'node:path';

import { StartError, type Settings } from '#api/config/index';
import { connectDatabase, type Database } from '#api/mongo/index';

import type { Undo } from './undo';

/** The embedded database is gone, and nothing can go on without it. */
export type HandleLoss = (error: Error) => void;

/**
 * The database of the settings, or the embedded one.
 *
 * @throws {StartError}
 */
export async function startDatabase(
  settings: Settings,
  undo: Undo,
  handleLoss?: HandleLoss,
): Promise<Database> {
  const uri = settings.mongodbUri ?? (await startEmbedded(settings.dataDir, undo, handleLoss));
  try {
    const database = await connectDatabase(uri);
    undo.push(() => database.close());
    return database;
  } catch (cause: unknown) {
    throw new StartError(
      'The database at MONGODB_URI does not answer: start it, correct the address, or leave MONGODB_URI out to use the embedded database.',
      cause,
    );
  }
}

async function startEmbedded(
  dataDir: string,
  undo: Undo,
  handleLoss?: HandleLoss,
): Promise<string> {
  const { startEmbeddedMongo } = await import('../../embedded-mongo/index');
  try {
    const { uri, stop, failed } = await startEmbeddedMongo({ dataDir: join(dataDir, 'database') });
    undo.push(stop);
    void failed.then(handleLoss);
    return `${uri}huisheng?directConnection=true`;
  } catch (cause: unknown) {
    // it says in one sentence what is wrong with its folder
    throw new StartError(cause instanceof Error ? cause.message : String(cause), cause);
  }
}

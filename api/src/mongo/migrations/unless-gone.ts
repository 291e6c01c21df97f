import { mongo } from 'mongoose';

const namespaceNotFound = 26;
const indexNotFound = 27;

/** A new database never had it; another process that starts at once may have been faster. */
export async function unlessGone(dropping: Promise<unknown>): Promise<void> {
  try {
    await dropping;
  } catch (error: unknown) {
    const code = error instanceof mongo.MongoServerError ? error.code : null;
    if (code !== namespaceNotFound && code !== indexNotFound) {
      throw error;
    }
  }
}

import { isDuplicateKey } from '#api/mongo/index';

/** Another record has this name. */
export type NameTaken = 'taken';

/** Writes what must be unique. */
export async function unlessTaken<Written>(
  write: () => Promise<Written>,
): Promise<NameTaken | Written> {
  try {
    return await write();
  } catch (error: unknown) {
    if (isDuplicateKey(error)) {
      return 'taken';
    }
    throw error;
  }
}

import { createHash } from 'node:crypto';

import { isDuplicateKey, type Database } from '#api/mongo/index';

import { signatureModel } from './used-signature-model';

/** What signatures have been used for: one that was seen must not carry anything else. */
export type UsedSignatures = {
  /** False when it has carried something else before. */
  use: (use: { signature: string; body: string; at: Date }) => Promise<boolean>;
};

/** Shared by all processes: a signature seen by one must not open another. */
export function mongoUsedSignatures(database: Database): UsedSignatures {
  const signatures = signatureModel(database);
  return {
    use: async ({ signature, body, at }) => {
      const digest = createHash('sha256').update(body).digest('base64url');
      try {
        await signatures.create({ _id: signature, body: digest, usedAt: at });
        return true;
      } catch (error: unknown) {
        if (!isDuplicateKey(error)) {
          throw error;
        }
      }
      return (await signatures.exists({ _id: signature, body: digest })) !== null;
    },
  };
}

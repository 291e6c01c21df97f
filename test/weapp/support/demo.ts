import { startServer, temporaryFolder } from '../../support/server';

import { openPhone, type Phone } from './phone';
import type { PhoneSettings } from './protocol';

/** The demo with phones of its cast; everything is put away together. */
export async function startDemo() {
  const folder = temporaryFolder('weapp');
  let server = await startServer({ dataDir: folder });
  const phones: Phone[] = [];
  const closeAll = async () => {
    for (const phone of phones.splice(0)) {
      await phone.close();
    }
  };
  return {
    folder,
    url: server.url,
    phoneOf: async (name: string, more: Partial<PhoneSettings> = {}) => {
      const phone = await openPhone({ apiUrl: server.url, loginCode: `demo:${name}`, ...more });
      phones.push(phone);
      return phone;
    },
    /** The same server once more, with all it knew. */
    restart: async () => {
      await server.stop();
      server = await startServer({ dataDir: folder, port: server.port });
    },
    /** Throws if anything went wrong on a phone unnoticed. */
    closeAll,
    stop: async () => {
      try {
        await closeAll();
      } finally {
        await server.stop();
      }
    },
  };
}
export type Demo = Awaited<ReturnType<typeof startDemo>>;

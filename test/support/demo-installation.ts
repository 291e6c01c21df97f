import { countWork, failureRepository, createAttempts } from '#api/background/index';
import { noOtherProcess } from '#api/cache/index';
import { monotonicClock } from '#api/clock';
import { composeRooms, type Foundation } from '#api/compose/index';
import { widenBounds } from '#api/config/index';
import { limitersIn } from '#api/http/limiters';
import { createLog } from '#api/log';
import { buildIndexes, connectDatabase } from '#api/mongo/index';
import { createStorage } from '#api/storage/index';

import type { Story } from '../../api/demo/data/story';
import { loadDemo } from '../../api/demo/index';

const notAsked = () => Promise.reject(new Error('the demo needs no WeChat'));

type Choices = Partial<Pick<Foundation, 'agree' | 'clock' | 'templateIds'>>;

/** An installation that has nothing but its database and its folder. */
export async function createInstallation(uri: string, dataDir: string, choices: Choices = {}) {
  const database = await connectDatabase(uri);
  const failures = failureRepository(database);
  const { clock = () => new Date(), agree = null, templateIds = {} } = choices;
  const log = createLog('warn');
  const counts = countWork();
  const foundation: Foundation = {
    ...{ database, failures, clock, monotonic: monotonicClock },
    counts,
    attempts: createAttempts({ failures, clock, log, counts }),
    dataDir,
    storage: createStorage({ storageUrl: null, dataFolder: dataDir }),
    secret: 'a secret of the test',
    bounds: widenBounds(1),
    wechat: {
      ...{ codeToSession: notAsked, phoneNumber: notAsked, sendSubscribeMessage: notAsked },
      ...{ checkText: notAsked, startMediaCheck: notAsked },
    },
    fileBase: () => null,
    ...{ agree, templateIds },
    assignmentMode: 'manual',
    isThere: () => Promise.resolve(new Set<string>()),
    newcomer: notAsked,
    announce: () => undefined,
    changes: noOtherProcess(),
    createLimiter: limitersIn(null),
    isContentOurs: true,
  };
  const rooms = await composeRooms(foundation);
  await buildIndexes(database);
  return {
    database,
    rooms,
    loadDemo: (stories?: readonly Story[]) => loadDemo(foundation, stories),
    close: async () => {
      await rooms.attachments.pictures.stop();
      await database.close();
    },
  };
}

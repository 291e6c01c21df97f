import { bounded } from '../bounds';
import type { Doc } from '../bson/value';

import { type CommandCall, reply } from './command';

export const version = '7.0.14';

/** hello, isMaster: a standalone server of version 7.0 */
export function hello(call: CommandCall): Doc {
  const isHello = call.name === 'hello';
  return reply({
    helloOk: true,
    [isHello ? 'isWritablePrimary' : 'ismaster']: true,
    // no topologyVersion: drivers then poll instead of waiting for a stream of answers
    maxBsonObjectSize: bounded.documentBytes.most,
    maxMessageSizeBytes: bounded.messageBytes.most,
    maxWriteBatchSize: bounded.statements.most,
    localTime: new Date(),
    logicalSessionTimeoutMinutes: 30,
    connectionId: call.connectionId,
    minWireVersion: 0,
    maxWireVersion: 21,
    readOnly: false,
  });
}

export function buildInfo(): Doc {
  return reply({
    version,
    gitVersion: 'embedded-mongo',
    versionArray: [7, 0, 14, 0],
    bits: 64,
    debug: false,
    maxBsonObjectSize: bounded.documentBytes.most,
    storageEngines: ['lmdb'],
  });
}

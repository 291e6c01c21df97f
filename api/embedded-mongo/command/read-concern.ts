import { textOf } from '../bson/describe';
import { type Doc, isDoc } from '../bson/value';
import { assertThat } from '../errors/server-error';

import { wrongType } from './arguments';

const written = ['local', 'available', 'majority'];
const ofReplicaSets = ['linearizable', 'snapshot'];

/**
 * One server has written what it answers, so the levels a standalone knows all read the same.
 * @throws ServerError 9 for an unknown level, 123 for those of replica sets
 */
export function checkReadConcern(name: string, body: Doc): void {
  const concern = body.get('readConcern');
  if (concern === undefined) {
    return;
  }
  if (!isDoc(concern)) {
    throw wrongType(`${name}.readConcern`, concern, 'object');
  }
  const level = textOf(concern.get('level') ?? 'local');
  assertThat(
    [...written, ...ofReplicaSets].includes(level),
    9,
    `Enumeration value '${level}' for field 'readConcern.level' is not a valid value.`,
  );
  assertThat(
    written.includes(level) && !concern.has('afterClusterTime'),
    123,
    `node needs to be a replica set member to use readConcern: ${level}`,
  );
}

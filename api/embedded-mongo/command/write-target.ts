import { isDoc, type Value } from '../bson/value';
import { assertThat } from '../errors/server-error';

import { checkNamespace } from './arguments';
import type { CommandCall } from './command';

/** The collection a stage that writes names. */
export function writeTarget(
  call: CommandCall,
  value: Value,
  stage: string,
): { db: string; name: string } {
  const [db, name] = isDoc(value)
    ? [value.get('db') ?? call.db, value.get('coll')]
    : [call.db, value];
  assertThat(
    typeof db === 'string' && typeof name === 'string',
    16990,
    `${stage} needs the name of a collection`,
  );
  checkNamespace(db, name);
  return { db, name };
}

import { type Doc, isDoc, type Value } from '../bson/value';
import { assertThat, ServerError } from '../errors/server-error';

import { type CommandCall, reply } from './command';

/** What tools ask for by name; the rest of MongoDB's parameters mean nothing here. */
const parameters: ReadonlyMap<string, Value> = new Map<string, Value>([
  ['featureCompatibilityVersion', new Map([['version', '7.0']])],
  ['authenticationMechanisms', []],
]);

export function getParameter({ body }: CommandCall): Doc {
  const asked = body.get('getParameter');
  if (asked === '*' || (isDoc(asked) && asked.get('allParameters') === true)) {
    return new Map(parameters);
  }
  const found = [...parameters].filter(([name]) => body.has(name));
  assertThat(found.length > 0, 72, 'no option found to get');
  return new Map(found);
}

const logs = ['global', 'startupWarnings'];

export function getLog({ body }: CommandCall): Doc {
  const name = body.get('getLog');
  if (name === '*') {
    return reply({ names: logs });
  }
  if (typeof name !== 'string' || !logs.includes(name)) {
    throw new ServerError(96, 'no RamLog named: ' + (typeof name === 'string' ? name : ''));
  }
  return reply({ totalLinesWritten: 0, log: [] });
}

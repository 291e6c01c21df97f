import { textOf } from '../bson/describe';
import { toDouble } from '../bson/exact-number';
import { type Doc, isDoc, isNumeric, type Value } from '../bson/value';
import { ServerError } from '../errors/server-error';

import { type CommandCall, reply } from './command';
import type { Mode } from './fail-points';

/** `configureFailPoint: 'failCommand'`, as mongod has it with enableTestCommands. */
export function configureFailPoint({ database, body }: CommandCall): Doc {
  const name = body.get('configureFailPoint');
  if (name !== 'failCommand' || !database.failPoints) {
    throw new ServerError(2, `fail point not found: ${textOf(name)}`);
  }
  const data = body.get('data');
  const count = database.failPoints.set(
    modeOf(body.get('mode')),
    isDoc(data) ? data : new Map<string, Value>(),
  );
  return reply({ count });
}

function modeOf(mode: Value): Mode {
  if (mode === 'alwaysOn' || mode === 'off') {
    return { skip: 0, times: mode === 'off' ? 0 : Infinity };
  }
  const [times, skip] = isDoc(mode) ? [mode.get('times'), mode.get('skip')] : [];
  if (isNumeric(times)) {
    return { skip: 0, times: toDouble(times) };
  }
  if (isNumeric(skip)) {
    return { skip: toDouble(skip), times: Infinity };
  }
  throw new ServerError(2, "'mode' must be 'off', 'alwaysOn', { times: n } or { skip: n }");
}

type Failing = { data: Doc; close: () => void; run: () => Doc | Promise<Doc> };

/** Runs a command the way a fail point wants it to go. */
export async function runFailing({ data, close, run }: Failing): Promise<Doc> {
  const delay = data.get('blockTimeMS');
  if (data.get('blockConnection') === true && isNumeric(delay)) {
    await new Promise((resolve) => setTimeout(resolve, toDouble(delay)));
  }
  if (data.get('closeConnection') === true) {
    close();
    return reply({});
  }
  const [code, labels] = [data.get('errorCode'), data.get('errorLabels')];
  if (isNumeric(code)) {
    throw new ServerError(
      toDouble(code),
      "Failing command via 'failCommand' failpoint",
      Array.isArray(labels) ? { errorLabels: labels } : {},
    );
  }
  return withWriteConcernError(await run(), data);
}

function withWriteConcernError(answer: Doc, data: Doc): Doc {
  const [concern, labels] = [data.get('writeConcernError'), data.get('errorLabels')];
  if (isDoc(concern)) {
    answer.set('writeConcernError', concern);
  }
  if (isDoc(concern) && Array.isArray(labels)) {
    answer.set('errorLabels', labels);
  }
  return answer;
}

/** The name a client gave itself in its first hello. */
export function applicationOf(body: Doc): Value {
  const client = body.get('client');
  const application = isDoc(client) ? client.get('application') : undefined;
  return isDoc(application) ? application.get('name') : undefined;
}

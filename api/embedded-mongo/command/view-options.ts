import { compilePipeline, readStage } from '../aggregate/compile-pipeline';
import type { Value } from '../bson/value';
import { ServerError } from '../errors/server-error';

import type { CommandCall } from './command';
import { namesOnTheWay } from './view';

/** `viewOn` and `pipeline` of a command, checked. @throws ServerError 2, 14, 72, 167 */
export function viewOptions(call: CommandCall): [string, Value][] {
  const viewOn = call.body.get('viewOn');
  const pipeline = call.body.get('pipeline') ?? [];
  if (typeof viewOn !== 'string' || viewOn === '') {
    throw new ServerError(2, "'viewOn' cannot be empty");
  }
  const foreign = ['capped', 'size', 'max', 'clusteredIndex', 'validator'].find((option) =>
    call.body.has(option),
  );
  if (foreign !== undefined) {
    throw new ServerError(72, `View option conflict: '${foreign}' is not an option of a view`);
  }
  if (!Array.isArray(pipeline)) {
    throw new ServerError(14, "BSON field 'create.pipeline' must be an array");
  }
  checkViewPipeline(call, pipeline);
  return [
    ['viewOn', viewOn],
    ['pipeline', pipeline],
  ];
}

function checkViewPipeline(call: CommandCall, pipeline: readonly Value[]): void {
  const writing = pipeline.map(readStage).find(({ name }) => name === '$out' || name === '$merge');
  if (writing) {
    throw new ServerError(
      167,
      `The aggregation stage ${writing.name} cannot be used in a view definition`,
    );
  }
  compilePipeline(pipeline, {
    db: call.db,
    collection: '',
    variables: new Map([['NOW', new Date()]]),
    reader: { find: () => undefined, run: () => [] },
  });
}

/** @throws ServerError 5 for a view that would show itself */
export function refuseCycle({ database, db, body }: CommandCall, name: string): void {
  const viewOn = body.get('viewOn');
  if (typeof viewOn === 'string' && namesOnTheWay(database, db, viewOn).includes(name)) {
    throw new ServerError(5, `View cycle detected: ${db}.${name}`);
  }
}

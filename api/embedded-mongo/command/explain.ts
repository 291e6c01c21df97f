import { textOf } from '../bson/describe';
import { countOf, type Doc, isDoc, type Value } from '../bson/value';
import { ServerError } from '../errors/server-error';
import { describePlan } from '../plan/describe-plan';
import type { Counters } from '../plan/read-index';
import { type Selection, select, strategyOf } from '../query/select';

import { booleanField, docField, numberField } from './arguments';
import { type CommandCall, reply } from './command';
import { version } from './handshake';
import { checkHint } from './hint';
import { headOf } from './pipeline-head';
import { collationOf, readFilter } from './variables';

export const explainFields = ['verbosity', 'comment'];

const verbosities = ['queryPlanner', 'executionStats', 'allPlansExecution'];

/** What a command would read, and with executionStats what it did read; writes nothing. */
export function explain(call: CommandCall): Doc {
  const inner = call.body.get('explain');
  const verbosity = call.body.get('verbosity') ?? 'allPlansExecution';
  if (!isDoc(inner)) {
    throw new ServerError(
      14,
      "BSON field 'explain.explain' is the wrong type, expected type 'object'",
    );
  }
  if (!verbosities.includes(textOf(verbosity))) {
    throw new ServerError(
      2,
      `Enumeration value '${textOf(verbosity)}' for field 'explain.verbosity' is not a valid value.`,
    );
  }
  const [name = ''] = inner.keys();
  const innerCall = { ...call, name, body: inner };
  return explainCommand(innerCall, verbosity !== 'queryPlanner');
}

/** The answer to explain for one command. */
export function explainCommand(call: CommandCall, isExecuted: boolean): Doc {
  const question = readQuestion(call);
  const namespace = `${call.db}.${textOf(call.body.get(call.name))}`;
  const planned = reply({
    queryPlanner: reply({
      namespace,
      indexFilterSet: false,
      parsedQuery: question.query,
      winningPlan: planOf(call, question),
      rejectedPlans: [],
    }),
  });
  if (isExecuted) {
    planned.set('executionStats', executionOf(call, question));
  }
  const answer = new Map<string, Value>([
    ['explainVersion', '1'],
    ...(question.stages.length > 0
      ? [['stages', [reply({ $cursor: planned }), ...question.stages]] as [string, Value]]
      : planned),
  ]);
  answer.set('command', call.body);
  answer.set(
    'serverInfo',
    reply({ host: 'embedded-mongo', port: 0, version, gitVersion: 'embedded-mongo' }),
  );
  return answer;
}

type Question = {
  query: Doc;
  selection: Selection | undefined;
  projection: Doc;
  /** of a pipeline, what comes after the part the planner answers */
  stages: readonly Value[];
};

type Reader = (call: CommandCall) => {
  query: Doc;
  sort?: Doc;
  skip?: number;
  limit?: number;
  hint?: Value;
  projection?: Doc;
  /** where the collation stands, if not in the command */
  beside?: Doc;
  stages?: readonly Value[];
};

const findReader: Reader = ({ body }) => ({
  query: docField(body, 'filter', 'find'),
  sort: docField(body, 'sort', 'find'),
  skip: numberField(body, 'skip', 'find') ?? 0,
  limit: numberField(body, 'limit', 'find') ?? 0,
  hint: body.get('hint'),
  projection: docField(body, 'projection', 'find'),
});

const queryReader: Reader = ({ body, name }) => ({
  query: docField(body, 'query', name),
  sort: docField(body, 'sort', name),
  hint: body.get('hint'),
});

const statementReader: Reader = ({ body, name }) => {
  const list = body.get(name === 'update' ? 'updates' : 'deletes');
  const [statement] = Array.isArray(list) ? list : [];
  if (!isDoc(statement)) {
    throw new ServerError(9, `explain of ${name} needs one statement`);
  }
  return {
    query: docField(statement, 'q', name),
    hint: statement.get('hint'),
    beside: statement,
  };
};

const aggregateReader: Reader = ({ body }) => {
  const pipeline = body.get('pipeline');
  const all = Array.isArray(pipeline) ? pipeline : [];
  const { filter, sort, skip, limit, used } = headOf(all);
  const hint = body.get('hint');
  return {
    query: filter,
    ...(sort ? { sort } : {}),
    skip,
    limit,
    hint,
    stages: all.slice(used),
  };
};

const readers = new Map<string, Reader>([
  ['find', findReader],
  ['count', queryReader],
  ['distinct', queryReader],
  ['findAndModify', queryReader],
  ['findandmodify', queryReader],
  ['update', statementReader],
  ['delete', statementReader],
  ['aggregate', aggregateReader],
]);

function readQuestion(call: CommandCall): Question {
  const reader = readers.get(call.name);
  if (!reader) {
    throw new ServerError(59, `Explain failed due to unknown command: ${call.name}`);
  }
  const {
    query,
    hint,
    projection = new Map<string, Value>(),
    beside = call.body,
    stages = [],
    ...rest
  } = reader(call);
  const collection = call.database.catalog.find(call.db, textOf(call.body.get(call.name)));
  const collation = collationOf(beside);
  return {
    query,
    projection,
    stages,
    selection: collection && {
      ...rest,
      collection,
      collation,
      filter: readFilter(call, query, collation),
      hint: checkHint(collection, hint),
    },
  };
}

function planOf(call: CommandCall, { selection, projection }: Question): Doc {
  if (!selection) {
    return reply({ stage: 'EOF' });
  }
  const strategy = strategyOf(call.database, selection);
  const plan = describePlan(strategy, {
    sort: selection.sort,
    limit: selection.limit ?? 0,
    skip: selection.skip ?? 0,
    hasProjection: projection.size > 0,
  });
  const outer = outerStage(call);
  return outer === undefined ? plan : reply({ stage: outer, inputStage: plan });
}

/** What a command does with what it read. */
function outerStage({ name, body }: CommandCall): string | undefined {
  switch (name) {
    case 'update':
      return 'UPDATE';
    case 'delete':
      return 'DELETE';
    case 'findAndModify':
    case 'findandmodify':
      return booleanField(body, 'remove', name) ? 'DELETE' : 'UPDATE';
    case 'count':
      return 'COUNT';
    default:
      return undefined;
  }
}

function executionOf(call: CommandCall, question: Question): Doc {
  const counters: Counters = { keysExamined: 0, docsExamined: 0 };
  const start = performance.now();
  const returned = question.selection
    ? countOf(select(call.database, question.selection, counters))
    : 0;
  const milliseconds = Math.round(performance.now() - start);
  const stages = planOf(call, question);
  return reply({
    executionSuccess: true,
    nReturned: returned,
    executionTimeMillis: milliseconds,
    totalKeysExamined: counters.keysExamined,
    totalDocsExamined: counters.docsExamined,
    executionStages: new Map<string, Value>([
      ...stages,
      ['nReturned', returned],
      ['executionTimeMillisEstimate', milliseconds],
      ['keysExamined', counters.keysExamined],
      ['docsExamined', counters.docsExamined],
    ]),
    allPlansExecution: [],
  });
}

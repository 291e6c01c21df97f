import { textOf } from '../bson/describe';
import { countOf, type Doc, isDoc, type Value } from '../bson/value';
import { assertThat, ServerError } from '../errors/server-error';
import { describePlan } from '../plan/describe-plan';
import type { Counters } from '../plan/read-index';
import { type Selection, select, strategyOf } from '../query/select';

import { docField, numberField } from './arguments';
import { type CommandCall, reply } from './command';
import { checkHint } from './hint';
import { headOf } from './pipeline-head';
import { collationOf, readFilter } from './variables';

export const explainFields = ['verbosity', 'comment'];

const verbosities = ['queryPlanner', 'executionStats', 'allPlansExecution'];

/** What a command would read, and with executionStats what it did read; writes nothing. */
export function explain(call: CommandCall): Doc {
  const inner = call.body.get('explain');
  const verbosity = textOf(call.body.get('verbosity') ?? 'allPlansExecution');
  assertThat(
    isDoc(inner),
    14,
    "BSON field 'explain.explain' is the wrong type, expected type 'object'",
  );
  assertThat(
    verbosities.includes(verbosity),
    2,
    `Enumeration value '${verbosity}' for field 'explain.verbosity' is not a valid value.`,
  );
  const [name = ''] = inner.keys();
  return explainCommand({ ...call, name, body: inner }, verbosity !== 'queryPlanner');
}

/** The answer to explain for one command. */
export function explainCommand(call: CommandCall, isExecuted: boolean): Doc {
  const { selection, stages } = readQuestion(call);
  const planned = reply({ queryPlanner: reply({ winningPlan: planOf(call, selection) }) });
  if (isExecuted) {
    planned.set('executionStats', executionOf(call, selection));
  }
  const answer =
    stages.length > 0 ? reply({ stages: [reply({ $cursor: planned }), ...stages] }) : planned;
  return answer.set('explainVersion', '1').set('command', call.body);
}

type Question = {
  /** undefined where there is no such collection */
  selection: Selection | undefined;
  /** of a pipeline, what comes after the part the planner answers */
  stages: readonly Value[];
};

type Reading = { query: Doc; stages: readonly Value[]; from: Doc } & Pick<
  Selection,
  'sort' | 'skip' | 'limit'
>;

function readQuestion(call: CommandCall): Question {
  const { query, stages, from, ...rest } = readingOf(call);
  const collection = call.database.catalog.find(call.db, textOf(call.body.get(call.name)));
  const collation = collationOf(from);
  return {
    stages,
    selection: collection && {
      ...rest,
      collection,
      collation,
      filter: readFilter(call, query, collation),
      hint: checkHint(collection, from.get('hint')),
    },
  };
}

/** What a command reads, and the document its hint and collation stand in. */
function readingOf({ name, body }: CommandCall): Reading {
  switch (name) {
    case 'find':
      return {
        query: docField(body, 'filter', name),
        sort: docField(body, 'sort', name),
        skip: numberField(body, 'skip', name) ?? 0,
        limit: numberField(body, 'limit', name) ?? 0,
        stages: [],
        from: body,
      };
    case 'count':
    case 'distinct':
    case 'findAndModify':
      return { query: docField(body, 'query', name), stages: [], from: body };
    case 'update':
    case 'delete': {
      const [statement] = listIn(body, `${name}s`);
      const from = isDoc(statement) ? statement : new Map<string, Value>();
      return { query: docField(from, 'q', name), stages: [], from };
    }
    case 'aggregate': {
      const stages = listIn(body, 'pipeline');
      const { filter: query, used, ...head } = headOf(stages);
      return { query, ...head, stages: stages.slice(used), from: body };
    }
    default:
      throw new ServerError(59, `Explain failed due to unknown command: ${name}`);
  }
}

function listIn(body: Doc, name: string): readonly Value[] {
  const list = body.get(name);
  return Array.isArray(list) ? list : [];
}

function planOf({ database }: CommandCall, selection: Selection | undefined): Doc {
  return selection
    ? describePlan(strategyOf(database, selection), selection)
    : reply({ stage: 'EOF' });
}

function executionOf({ database }: CommandCall, selection: Selection | undefined): Doc {
  const counters: Counters = { keysExamined: 0, docsExamined: 0 };
  const start = performance.now();
  const nReturned = selection ? countOf(select(database, selection, counters)) : 0;
  return reply({
    executionSuccess: true,
    nReturned,
    executionTimeMillis: Math.round(performance.now() - start),
    totalKeysExamined: counters.keysExamined,
    totalDocsExamined: counters.docsExamined,
  });
}

import type { Database } from '#api/mongo/index';

type Command = Record<string, unknown>;
type Operation = {
  commandName: string;
  buildCommand: (connection: object, session: undefined) => Command;
};
type Server = { command: (operation: Operation, ...rest: unknown[]) => Promise<unknown> };
type Topology = { s: { servers: ReadonlyMap<string, Server> } };

type Execution = { nReturned: number; totalKeysExamined: number; totalDocsExamined: number };
type Explained = {
  executionStats?: Execution;
  stages?: { $cursor?: { executionStats?: Execution } }[];
};

/** One command as it was sent, and what answering it costs. */
export type Plan = {
  /** `find tickets {…}`: what was asked for, to be read by a person. */
  command: string;
  returned: number;
  keys: number;
  documents: number;
};

/** What has a plan. */
const planned = new Set([
  'find',
  'aggregate',
  'count',
  'distinct',
  'findAndModify',
  'update',
  'delete',
]);

/**
 * Has the database explain every command of this connection in the moment in which it is sent: a claim that has been taken would find
 * nothing any more. What is explained is what the product sends, whatever that is.
 */
export function explainCommands(database: Database) {
  const { topology } = database.getClient() as unknown as { topology: Topology };
  const state: { plans: Plan[] | null } = { plans: null };
  for (const server of topology.s.servers.values()) {
    const send = server.command.bind(server);
    server.command = async (operation, ...rest) => {
      const { plans } = state;
      if (plans && planned.has(operation.commandName)) {
        plans.push(await explain(database, operation.buildCommand({}, undefined)));
      }
      return send(operation, ...rest);
    };
  }
  return {
    /** The plans of everything that is sent meanwhile, in order. */
    during: async (work: () => Promise<unknown>): Promise<Plan[]> => {
      const plans: Plan[] = [];
      state.plans = plans;
      try {
        await work();
      } finally {
        state.plans = null;
      }
      return plans;
    },
  };
}

async function explain(database: Database, command: Command): Promise<Plan> {
  const [name = ''] = Object.keys(command);
  const answer = (await database.db?.command({
    explain: command,
    verbosity: 'executionStats',
  })) as Explained;
  const stats = answer.executionStats ?? answer.stages?.[0]?.$cursor?.executionStats;
  if (!stats) {
    throw new Error(`no plan for ${JSON.stringify(command)}`);
  }
  return {
    command: `${name} ${String(command[name])} ${JSON.stringify(questionOf(command))}`,
    returned: stats.nReturned,
    keys: stats.totalKeysExamined,
    documents: stats.totalDocsExamined,
  };
}

function questionOf({ filter, query, pipeline, updates, deletes, sort, limit }: Command) {
  return { filter: filter ?? query ?? pipeline ?? updates ?? deletes, sort, limit };
}

import type { Database } from '#api/mongo/index';

type Operation = { commandName: string; ns: { collection?: string } };
type Server = { command: (operation: Operation, ...rest: unknown[]) => Promise<unknown> };
type Topology = { s: { servers: ReadonlyMap<string, Server> } };

/**
 * Notes every command that this connection sends from now on, as `find tickets`. The driver's own events would have to
 * be asked for when connecting, so its servers are listened to.
 */
export function watchCommands(database: Database) {
  const { topology } = database.getClient() as unknown as { topology: Topology };
  const sent: string[] = [];
  const open = new Set<Promise<unknown>>();
  for (const server of topology.s.servers.values()) {
    const command = server.command.bind(server);
    server.command = (operation, ...rest) => {
      sent.push(`${operation.commandName} ${operation.ns.collection ?? ''}`.trim());
      const answer = command(operation, ...rest);
      open.add(answer);
      const close = () => open.delete(answer);
      answer.then(close, close);
      return answer;
    };
  }
  return {
    /** Since the last piece of work began. */
    soFar: (): readonly string[] => sent,
    /** How many wait for their answer. */
    underway: (): number => open.size,
    /** The commands of one piece of work, in order. */
    during: async (work: () => Promise<unknown>): Promise<string[]> => {
      sent.length = 0;
      await work();
      return [...sent];
    },
  };
}

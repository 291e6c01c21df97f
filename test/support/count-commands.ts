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
  for (const server of topology.s.servers.values()) {
    const command = server.command.bind(server);
    server.command = (operation, ...rest) => {
      sent.push(`${operation.commandName} ${operation.ns.collection ?? ''}`.trim());
      return command(operation, ...rest);
    };
  }
  return {
    /** Since the last piece of work began. */
    soFar: (): readonly string[] => sent,
    /** The commands of one piece of work, in order. */
    during: async (work: () => Promise<unknown>): Promise<string[]> => {
      sent.length = 0;
      await work();
      return [...sent];
    },
  };
}

import path from 'node:path';
import { parseArgs } from 'node:util';

/** A command line of one argument; `--data` names the database folder, else it lies in DATA_DIR. */
export async function runCopy(
  usage: string,
  run: (argument: string, data: string) => Promise<string>,
): Promise<void> {
  try {
    const { values, positionals } = parseArgs({
      options: { data: { type: 'string' } },
      allowPositionals: true,
    });
    const [argument] = positionals;
    if (argument === undefined || positionals.length > 1) {
      throw new Error(`Usage: ${usage} [--data <database folder>]`);
    }
    const { DATA_DIR: dataDir = '.data' } = process.env;
    const data = path.resolve(values.data ?? path.join(dataDir, 'database'));
    process.stdout.write(`${await run(argument, data)}\n`);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}

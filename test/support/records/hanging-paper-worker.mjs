// a paper process that is ready and then never answers
import process from 'node:process';

process.stdin.resume();
process.stdin.once('close', () => process.exit());
process.stdout.write('{"outcome":"ready"}\n');

import { spawnSync } from 'node:child_process';
import process from 'node:process';

import { buildApi } from './build-api.js';
import { programArguments } from './compiled.js';

/** `npm run staff -- 13800138000 engineer` */
try {
  buildApi();
  const { status } = spawnSync(
    process.execPath,
    [...programArguments('staff'), ...process.argv.slice(2)],
    { stdio: 'inherit' },
  );
  process.exitCode = status ?? 1;
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}

import { runCopy } from './copy-command';
import { backUp } from './storage/backup';

// npm run backup -- <folder> [--data <data folder>]
await runCopy('npm run backup -- <new folder>', async (folder, data) => {
  await backUp(data, folder);
  return `Backed up ${data} to ${folder}`;
});

import { runCopy } from './copy-command';
import { restore } from './storage/backup';

// npm run restore -- <backup folder> [--data <empty data folder>]
await runCopy('npm run restore -- <backup folder>', async (folder, data) => {
  await restore(folder, data);
  return `Restored ${folder} into ${data}`;
});

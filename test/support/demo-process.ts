import { qimingStories } from '../../api/demo/data/stories-qiming';

import { createInstallation } from './demo-installation';

const [uri = '', dataDir = ''] = process.argv.slice(2);
const { loadDemo } = await createInstallation(uri, dataDir);
await loadDemo(qimingStories);

import { qimingStories } from '../../api/demo/data/stories-qiming';

import { openInstallation } from './demo-installation';

const [uri = '', dataDir = ''] = process.argv.slice(2);
const { loadDemo } = await openInstallation(uri, dataDir);
await loadDemo(qimingStories);

import { writeFileSync } from 'node:fs';

import { describeSettings } from '#api/config/index';

writeFileSync('docs/generated/settings.md', describeSettings());

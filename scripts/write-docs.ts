import { writeFileSync } from 'node:fs';

import { describeSettings } from '#api/config/index';
import { describeActions } from '#api/tickets/describe-actions';

writeFileSync('docs/generated/settings.md', describeSettings());
writeFileSync('docs/generated/ticket-actions.md', describeActions());

import { readFileSync, writeFileSync } from 'node:fs';

import { withSettings } from '#api/config/index';
import { describeNotifications } from '#api/notifications/index';
import { describeActions } from '#api/tickets/index';

writeFileSync('README.md', withSettings(readFileSync('README.md', 'utf8')));
writeFileSync('docs/generated/ticket-actions.md', describeActions());
writeFileSync('docs/generated/notifications.md', describeNotifications());

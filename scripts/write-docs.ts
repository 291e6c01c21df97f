import { readFileSync, writeFileSync } from 'node:fs';

import { withSettings } from '#api/config/index';
import { describeNotices } from '#api/notices/index';
import { describeActions } from '#api/tickets/index';

import { describeBounds } from './describe-bounds';

writeFileSync('README.md', withSettings(readFileSync('README.md', 'utf8')));
writeFileSync('docs/generated/ticket-actions.md', describeActions());
writeFileSync('docs/generated/notices.md', describeNotices());
writeFileSync('docs/generated/bounds.md', describeBounds());

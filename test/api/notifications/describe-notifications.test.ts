import { readFileSync } from 'node:fs';

import { describeNotifications } from '#api/notifications/describe-notifications';

it('is what docs/generated/notifications.md says; npm run docs writes it anew', () => {
  expect(readFileSync('docs/generated/notifications.md', 'utf8')).toBe(describeNotifications());
});

import { readFileSync } from 'node:fs';

import { describeNotices } from '#api/notices/describe-notices';

it('is what docs/generated/notices.md says; npm run docs writes it anew', () => {
  expect(readFileSync('docs/generated/notices.md', 'utf8')).toBe(describeNotices());
});

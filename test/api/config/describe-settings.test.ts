import { readFileSync } from 'node:fs';

import { describeSettings } from '#api/config/index';

it('is what docs/generated/settings.md says; npm run docs writes it anew', () => {
  expect(readFileSync('docs/generated/settings.md', 'utf8')).toBe(describeSettings());
});

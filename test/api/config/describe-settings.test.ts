import { readFileSync } from 'node:fs';

import { withSettings } from '#api/config/index';

it('is what the README says; npm run docs writes it anew', () => {
  const readme = readFileSync('README.md', 'utf8');
  expect(readme).toContain('| `WECHAT_APP_ID` |');
  expect(withSettings(readme)).toBe(readme);
});

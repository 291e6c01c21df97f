import { readFileSync } from 'node:fs';

import { describeActions } from '#api/tickets/describe-actions';

it('is what docs/generated/ticket-actions.md says; npm run docs writes it anew', () => {
  expect(readFileSync('docs/generated/ticket-actions.md', 'utf8')).toBe(describeActions());
});

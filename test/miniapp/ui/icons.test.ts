import { readFileSync } from 'node:fs';

import { iconSources } from '#miniapp/ui/icon-sources';

const shapes = readFileSync('miniapp/src/ui/icon-shapes.scss', 'utf8');

describe('icons', () => {
  test.each(Object.entries(iconSources))('%s is bundled', (name) => {
    expect(shapes).toContain(`.icon--${name} {`);
  });

  it('come without a request', () => {
    const addresses = [...shapes.matchAll(/url\("([^"]{0,20})/g)].map(([, start]) => start);
    expect(addresses).toHaveLength(Object.keys(iconSources).length);
    expect(addresses.every((start) => start?.startsWith('data:image/svg+xml,'))).toBe(true);
  });
});

import { readFileSync } from 'node:fs';

const sheet = readFileSync('miniapp/src/ui/tokens.scss', 'utf8');

function colours(mixin: string): Record<string, string> {
  const block = new RegExp(`@mixin ${mixin} \\{([^}]*)\\}`).exec(sheet)?.[1] ?? '';
  return Object.fromEntries(
    [...block.matchAll(/--([\w-]+): (#\w+);/g)].map(([, name = '', value = '']) => [name, value]),
  );
}

/** WCAG 2.2 contrast of two #rgb or #rrggbb colours. */
function contrast(one: string | undefined, other: string | undefined): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour = ''): number {
  const short = colour.length === 4;
  const [red = 0, green = 0, blue = 0] = [0, 1, 2].map((index) => {
    const part = short
      ? colour.slice(index + 1, index + 2).repeat(2)
      : colour.slice(index * 2 + 1, index * 2 + 3);
    const value = parseInt(part, 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

describe.each(['light', 'dark'])('colours, %s', (mixin) => {
  const colour = colours(mixin);

  test.each([
    ['ink', 'ground', 7],
    ['ink', 'card', 7],
    ['ink', 'brand-soft', 7],
    ['ink-2', 'ground', 7],
    ['ink-2', 'card', 7],
    ['ink-3', 'ground', 4.5],
    ['ink-3', 'card', 4.5],
    ['brand', 'card', 4.5],
    ['brand', 'ground', 4.5],
    ['brand', 'brand-soft', 4.5],
    ['on-brand', 'brand', 4.5],
    ['wait', 'wait-soft', 4.5],
    ['late', 'late-soft', 4.5],
    ['late', 'card', 4.5],
    ['done', 'done-soft', 4.5],
    ['field-line', 'card', 3],
  ])('%s can be read on %s: at least %d to 1', (front, back, least) => {
    expect(contrast(colour[front], colour[back])).toBeGreaterThanOrEqual(least);
  });
});

import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

import { iconSources } from '../src/ui/icon-sources';

const require = createRequire(__filename);
const lucide = path.join(path.dirname(require.resolve('lucide-static/package.json')), 'icons');
const output = path.join(__dirname, '../src/ui/icon-shapes.scss');

/** One CSS class per icon: the outline as a mask, so that the text colour paints it. */
function shapeOf(name: string, file: string): string {
  const svg = readFileSync(path.join(lucide, `${file}.svg`), 'utf8')
    .replace(/<!--[^<>]*-->/g, '')
    .replace(/\sclass="[^"]*"/, '')
    .replace(/\s(width|height)="24"/g, '')
    .replace('stroke="currentColor"', 'stroke="black"')
    .replace('fill="none"', name.endsWith('Full') ? 'fill="black"' : 'fill="none"')
    .replace('stroke-width="2"', 'stroke-width="1.75"')
    .replace(/\s+/g, ' ')
    .replace(/> </g, '><')
    .replace(/ \/?>/g, (end) => end.trim())
    .trim()
    .replaceAll('"', "'")
    .replace(/[<>#%]/g, encodeURIComponent);
  return `.icon--${name} {\n  --shape: url("data:image/svg+xml,${svg}");\n}\n`;
}

const shapes = Object.entries(iconSources).map(([name, file]) => shapeOf(name, file));
writeFileSync(
  output,
  `// Made by scripts/build-icons.ts from lucide-static (ISC).\n\n${shapes.join('\n')}`,
);

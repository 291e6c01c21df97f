import { attachmentLimits } from '#shared/attachments/attachment-kinds';

import { attachmentWords } from './words';

/** What opens in an editor or a sheet and runs nothing: logs, tables, settings, messages and notes. */
const textEndings = [
  ...['.txt', '.log', '.csv', '.tsv', '.json', '.jsonl', '.ndjson', '.xml', '.md', '.out', '.err'],
  ...[
    '.trace',
    '.ini',
    '.conf',
    '.config',
    '.cfg',
    '.cnf',
    '.properties',
    '.toml',
    '.yaml',
    '.yml',
  ],
  ...['.sql', '.diff', '.patch'],
];

/** Endings that fit a type; the first is given to names that have none of them. */
const endings: Record<string, readonly string[]> = {
  'image/jpeg': ['.jpg', '.jpeg'],
  'image/png': ['.png'],
  'image/webp': ['.webp'],
  'image/gif': ['.gif'],
  'application/pdf': ['.pdf'],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['.xlsx'],
  'text/plain': textEndings,
  'video/mp4': ['.mp4', '.m4v', '.mov'],
  'video/quicktime': ['.mov', '.qt', '.mp4'],
  'video/3gpp': ['.3gp', '.3gpp', '.3g2', '.mp4'],
};

/** server.log.1, app.log.2026-11-21, catalina.out-20261121.2: what a log is called when its time is over. */
const rotated = /\.(?:log|out|err|trace|txt)(?:[.-]\d[\d-]{0,9}){1,2}$/i;

/** A name fit to show and to save under: one line, no path, an ending that says what is inside. */
export function attachmentName(given: string, type: string): string {
  const known = endings[type] ?? [];
  const clean = (given.normalize('NFC').split(/[/\\]/).at(-1) ?? '')
    // control and format characters, among them those that turn the direction of writing round
    .replaceAll(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, '')
    .replaceAll(/[<>:"|?*]/g, '_')
    .replaceAll(/\s+/g, ' ')
    .trim();
  const ending = honestEnding(clean, known);
  const stem = ending === '' ? withoutForeignEnding(clean) : clean.slice(0, -ending.length);
  const shown = ending === '' ? (known[0] ?? '') : ending;
  return `${cut(stem.replace(/^[. ]+/, ''), shown.length) || attachmentWords.namelessFile}${shown}`;
}

/** As it was written; empty when the name has none. */
function honestEnding(name: string, known: readonly string[]): string {
  const old = known === textEndings ? rotated.exec(name)?.[0] : undefined;
  const ending = known.find((one) => name.toLowerCase().endsWith(one));
  return old ?? (ending === undefined ? '' : name.slice(-ending.length));
}

/** photo.heic, once it is a JPEG, is called photo.jpg; notes.exe, if it is text, notes.exe.txt. */
function withoutForeignEnding(name: string): string {
  return name.replace(/\.(?:heic|heif|jpe?g|png|webp|gif)$/i, '');
}

function cut(stem: string, endingLength: number): string {
  let kept = '';
  for (const sign of stem) {
    if (kept.length + sign.length > attachmentLimits.nameLength - Math.max(5, endingLength)) {
      break;
    }
    kept += sign;
  }
  return kept.trim();
}

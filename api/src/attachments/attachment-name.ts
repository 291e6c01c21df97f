import { attachmentLimits } from '#shared/attachments/attachment-kinds';

/** Endings that fit a type; the first is given to names that have none of them. */
const endings: Record<string, readonly string[]> = {
  'image/jpeg': ['.jpg', '.jpeg'],
  'image/png': ['.png'],
  'image/webp': ['.webp'],
  'image/gif': ['.gif'],
  'application/pdf': ['.pdf'],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['.xlsx'],
  'text/plain': ['.txt', '.log', '.csv'],
  'video/mp4': ['.mp4'],
};

/** A name fit to show and to save under: one line, no path, an ending that says what is inside. */
export function attachmentName(given: string, type: string): string {
  const known = endings[type] ?? [];
  const clean = (given.normalize('NFC').split(/[/\\]/).at(-1) ?? '')
    // control and format characters, among them those that turn the direction of writing round
    .replaceAll(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, '')
    .replaceAll(/[<>:"|?*]/g, '_')
    .replaceAll(/\s+/g, ' ')
    .trim();
  const ending = known.find((one) => clean.toLowerCase().endsWith(one));
  const stem = ending ? clean.slice(0, -ending.length) : withoutForeignEnding(clean);
  return `${cut(stem.replace(/^[. ]+/, '')) || '附件'}${ending ? clean.slice(-ending.length) : (known[0] ?? '')}`;
}

/** photo.heic, once it is a JPEG, is called photo.jpg; notes.exe, if it is text, notes.exe.txt. */
function withoutForeignEnding(name: string): string {
  return name.replace(/\.(?:heic|heif|jpe?g|png|webp|gif)$/i, '');
}

function cut(stem: string): string {
  let kept = '';
  for (const sign of stem) {
    if (kept.length + sign.length > attachmentLimits.nameLength - 5) {
      break;
    }
    kept += sign;
  }
  return kept.trim();
}

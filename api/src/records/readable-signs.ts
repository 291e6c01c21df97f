/** Stands for a sign that the typeface does not have. */
const unknown = '□';
/** Joins signs or chooses how they look: nothing to draw. */
const unseen = /[\p{Cf}\p{Variation_Selector}]/gu;
const signs = new Intl.Segmenter('zh', { granularity: 'grapheme' });

export type Readable = { text: string; hasUnknown: boolean };

/**
 * A text in signs that can be drawn: whatever a person sees as one sign becomes one □ when the typeface lacks a part of it.
 *
 * @param hasGlyph asked with code points
 */
export function readableSigns(text: string, hasGlyph: (codePoint: number) => boolean): Readable {
  let hasUnknown = false;
  const drawn = Array.from(signs.segment(text.replaceAll('\t', '    ')), ({ segment }) => {
    if (segment === '\n' || segment === '\r\n') {
      return '\n';
    }
    const seen = segment.replaceAll(unseen, '');
    if (Array.from(seen, (sign) => sign.codePointAt(0) ?? 0).every((one) => hasGlyph(one))) {
      return seen;
    }
    hasUnknown = true;
    return unknown;
  });
  return { text: drawn.join(''), hasUnknown };
}

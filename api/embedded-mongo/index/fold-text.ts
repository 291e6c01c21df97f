import type { CollationSpec } from '../query/collation-spec';

/**
 * Gives texts that a collation takes for equal the same form, by Unicode's own foldings: what a unique index keeps,
 * because the platform compares by language but hands out no keys.
 */
export function createFold(spec: CollationSpec): (text: string) => string {
  const steps = [formOf(spec)];
  if (spec.ignoresPunctuation && spec.strength < 4) {
    steps.push((text) => text.replace(/[\p{P}\s]/gu, ''));
  }
  if (spec.isNumeric) {
    steps.push((text) => text.replace(/0+(?=\d)/g, ''));
  }
  return (text) => steps.reduce((folded, step) => step(folded), text);
}

function formOf({ tag, strength, hasCaseLevel }: CollationSpec): (text: string) => string {
  const lower = (text: string) => text.toLocaleUpperCase(tag).toLocaleLowerCase(tag);
  if (strength === 1) {
    const base = (text: string) => sameKana(text).normalize('NFKD').replace(/\p{M}/gu, '');
    return hasCaseLevel ? base : (text) => lower(base(text)).normalize('NFC');
  }
  if (strength === 2 && !hasCaseLevel) {
    return (text) => lower(sameKana(text).normalize('NFKC'));
  }
  return (text) => text.normalize('NFC');
}

// hiragana and katakana differ at the third level only
function sameKana(text: string): string {
  return text.replace(/[\u30a1-\u30f6]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60));
}

// Neither `v` flag nor lookbehind nor Extended_Pictographic: WeChat of an iPhone 6 reads these patterns too.

/** What no font draws, or draws as an empty box: spaces, fillers, format and private signs, halves of a pair, marks without a letter. */
const sign =
  /[^\p{White_Space}\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{M}\p{Noncharacter_Code_Point}\u2800\ufffc\u{1d159}]/u;

/** Whether a person finds anything to read in it. */
export function hasWords(text: string): boolean {
  return sign.test(text);
}

/** One line as a person sees it: no breaks, nothing unseen, no sign that turns the direction of writing round. */
export function cleanLine(text: string): string {
  const line = withoutUnseen(text.replace(/[\p{White_Space}\u2800]+/gu, ' '));
  return composed(line.replace(/ {2,}/g, ' ').trim());
}

/** The same for several lines: breaks and tabs stay. */
export function cleanText(text: string): string {
  return composed(withoutUnseen(text.replace(/\r\n?|[\v\f\u0085\u2028\u2029]/g, '\n')).trim());
}

/** Unseen signs that make a sign what it is: they stay where they do that, and only there. */
const meant = [
  // the flags of England, Scotland and Wales are spelt in unseen letters
  String.raw`\u{1f3f4}[\u{e0020}-\u{e007e}]{1,8}\u{e007f}`,
  pictures(
    String.raw`[\u00a9\u00ae\u203c\u2049\u2122\u2139\u2190-\u2bff\u3030\u303d\u3297\u3299\u{1f000}-\u{1faff}]`,
  ),
  // a digit on a key
  String.raw`[0-9#*]\ufe0f\u20e3`,
  // another way to write the same Chinese character
  String.raw`\p{Script=Han}[\ufe00-\ufe02\u{e0100}-\u{e01ef}]`,
  // letters that join or do not: Uyghur, Persian, Tibetan, the scripts of India; shapes of Mongolian ones
  joined(
    String.raw`\u0620-\u109f\u1780-\u17b3\u17b6-\u180a\u1810-\u18af\u1900-\u1cff\ua800-\ua95f\ua980-\uabff\ufb50-\ufdcf\ufdf0-\ufdff\ufe70-\ufefc\u{10a00}-\u{11fff}`,
  ),
  String.raw`[\u1820-\u18aa][\u180b-\u180f]`,
  String.raw`[\n\t]`,
].join('|');

/** 👩🏽‍🔧: pictures held together by joiners, each with its colour or skin. */
function pictures(picture: string): string {
  const one = String.raw`${picture}[\ufe0e\ufe0f\u{1f3fb}-\u{1f3ff}]{0,2}`;
  return String.raw`${one}(?:\u200d${one})*`;
}

function joined(letters: string): string {
  return String.raw`[${letters}][\u200c\u200d](?=[${letters}])`;
}

const unseen = String.raw`[\p{Cc}\p{Cs}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\ufff9-\ufffb\u{13430}-\u{1343f}]`;

// eslint-disable-next-line no-restricted-syntax -- its parts begin with different signs, and what repeats in one is parted by joiners: nothing is read twice
const meantOrUnseen = new RegExp(`(${meant})|${unseen}`, 'gu');

function withoutUnseen(text: string): string {
  return text.replace(meantOrUnseen, (_found, kept: string | undefined) => kept ?? '');
}

/** Putting many marks into their order takes time in the square of their number, and no script has so many on one letter. */
function composed(text: string): string {
  return /\p{M}{33}/u.test(text) ? text : text.normalize('NFC');
}

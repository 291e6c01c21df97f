type Paragraph = { kind: 'words'; text: string } | { kind: 'step'; number: string; text: string };

/** An article's text as its author typed it: empty lines part, “1. ” begins a step. */
export function paragraphsOf(text: string): Paragraph[] {
  return text
    .split(/\n{2,}|\n(?=\d{1,2}[.、])/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => {
      const [, number, words] = /^(\d{1,2})[.、]\s*([\s\S]*)$/.exec(part) ?? [];
      return number !== undefined && words !== undefined
        ? { kind: 'step', number, text: words }
        : { kind: 'words', text: part };
    });
}

import { markupScanner } from '#api/attachments/markup-scanner';

const MB = 1024 * 1024;

/** The verdict when the text comes in pieces of so many letters. */
function judge(text: string, piece = text.length || 1) {
  const scanner = markupScanner();
  for (let at = 0; at < text.length; at += piece) {
    const verdict = scanner.take(text.slice(at, at + piece));
    if (verdict !== 'more') {
      return verdict;
    }
  }
  return scanner.end() === 'drawn' ? 'drawn' : 'words';
}

const drawn = [
  ['a page', '<!DOCTYPE html><html>'],
  ['a page in capitals', '<HTML>'],
  ['a page after white space', ' \r\n\t\u3000<html>'],
  ['a page after a byte order mark', '\ufeff<html>'],
  ['a page with zeros in its tag', '<\0h\0t\0m\0l\0>'],
  ['a page after zeros', '\0\0\0<html>'],
  ['a page after comments', '<!-- a --><!----><!---><body>'],
  ['a page after a comment that ends as only HTML ends it', '<!-- a --!><body>'],
  ['a page after a closing tag', '</x><script>'],
  ['a script alone', '<script>alert(1)</script>'],
  ['a script with words', '<script src="x">'],
  ['a picture that runs something', '<img src=x onerror=alert(1)>'],
  ['a frame', '<iframe src="javascript:1">'],
  ['a drawing', '<svg onload="x">'],
  ['a drawing after a declaration', '<?xml version="1.0"?>\n<!-- x --><svg xmlns="x"/>'],
  ['a drawing under a prefix', '<svg:svg xmlns:svg="x">'],
  ['an XML page by another name', '<?xml version="1.0"?><a xmlns="http://www.w3.org/1999/xhtml">'],
  [
    'an XML document with a style of its own',
    '<?xml version="1.0"?><?xml-stylesheet href="a.xsl"?><a>',
  ],
  ['a tag without its end', '<svg'],
  ['more comments than any log begins with', '<!---->'.repeat(5000)],
] as const;

const words = [
  ['nothing', ''],
  ['a log', '2026-11-21 <html> was not found'],
  ['an arrow', '<- 200 OK'],
  ['a heart', '<3 <html>'],
  [
    'a message of a bank',
    '<?xml version="1.0" encoding="GBK"?>\n<CEBANK><title>x</title></CEBANK>',
  ],
  ['an event of log4j', '<log4j:event logger="a">'],
  ['XML whose root sounds like HTML', '<?xml version="1.0"?><table>'],
  ['a colour before a tag', '\u001b[31m<html>'],
  ['a comment and words', '<!-- made by a tool -->\nwords'],
  ['sixty comments and a letter', `${'<!---->'.repeat(60)}x`],
  ['a comment without its end', '<!-- <html>'],
  ['half a declaration', '<!doc'],
  ['a tag that HTML does not know', '<appender name="x">'],
] as const;

describe.each([
  ['at once', undefined],
  ['letter by letter', 1],
  ['in threes', 3],
])('a text that comes %s', (_how, piece) => {
  it.each(drawn)('is drawn: %s', (_name, text) => {
    expect(judge(text, piece)).toBe('drawn');
  });

  it.each(words)('is words: %s', (_name, text) => {
    expect(judge(text, piece)).toBe('words');
  });
});

it.each([
  ['white space', ' '.repeat(8 * MB)],
  ['one comment', `<!--${'-'.repeat(8 * MB)}`],
  ['beginnings of comments', '<!--'.repeat(5 * MB)],
  ['comments', '<!---->'.repeat(MB)],
  ['instructions', '<?x '.repeat(5 * MB)],
  ['one tag', `<${'x'.repeat(8 * MB)}`],
  ['a tag full of words', `<x ${'a="b" '.repeat(MB)}`],
  ['zeros', '\0'.repeat(8 * MB)],
])('gets through megabytes of %s', (_name, text) => {
  expect(['drawn', 'words']).toContain(judge(text, 65_536));
});

import { fixture } from '../../support/attachments';
import { examiner } from '../../support/attachments/examine';

const { examine } = examiner('pdf');
const pdf = await fixture('statement.pdf');
const MB = 1024 * 1024;
const joined = (...parts: (Buffer | string)[]) =>
  Buffer.concat(parts.map((one) => Buffer.from(one)));

/** As made for the web: an end that points nowhere lies near its beginning. */
const linear = '%PDF-1.7\n1 0 obj\nendobj\nstartxref\n0\n%%EOF\n2 0 obj\n';

it.each([
  ['ends with its mark', pdf],
  ['goes on for 9 KB after its end', joined(pdf, 'x'.repeat(9000))],
  ['was saved into a space of zeros', joined(pdf, Buffer.alloc(3 * MB))],
  ['carries a mail signature', joined(pdf, '\r\n--\r\nSent from a scanner\r\n')],
  ['begins with an empty line', joined('\r\n', pdf)],
  ['begins with a byte order mark', joined('\ufeff', pdf)],
  ['begins after a printer’s greeting', joined('\x1b%-12345X@PJL ENTER LANGUAGE=PDF\r\n', pdf)],
  ['begins 1000 bytes late', joined(Buffer.alloc(1000, 7), pdf)],
  ['was made for the web', joined(linear, 'startxref\n120\n%%EOF\n')],
])('takes a PDF that %s', async (_case, content) => {
  expect(await examine(content)).toMatchObject({ kind: 'document', type: 'application/pdf' });
});

it.each([
  ['breaks off', pdf.subarray(0, 400)],
  ['was made for the web and breaks off', joined(linear, 'stream\n'.repeat(9000))],
  [
    'is a wall of ends that point nowhere',
    joined(linear, Buffer.alloc(20 * MB, 'startxref\n0\n%%EOF\n')),
  ],
])('cannot read a PDF that %s', async (_case, content) => {
  await expect(examine(content)).rejects.toMatchObject({ code: 'attachment.unreadable' });
});

it.each([
  ['in its first line', '%PDF-1.4 could not be drawn\n'],
  ['further down', 'GET /a.pdf\n%PDF-1.4\n%xyz\n'],
])('takes a log that speaks of a PDF %s as text', async (_case, words) => {
  expect(await examine(words)).toMatchObject({ type: 'text/plain', charset: 'utf-8' });
});

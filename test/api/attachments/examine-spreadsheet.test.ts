import { examiner } from '../../support/attachments/examine';
import { zip } from '../../support/zip';

const { examine } = examiner('spreadsheet');

const main = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml';
const types = (more = '', name = '/xl/workbook.xml') =>
  `<?xml version="1.0"?><Types><Override PartName="${name}" ContentType="${main}"/>${more}</Types>`;
const relation = (type: string, target = 'any.bin') =>
  `<Relationships><Relationship Id="rId9" Type="http://schemas/2006/relationships/${type}" Target="${target}"/></Relationships>`;

type Parts = Record<string, Buffer | string>;
const usual: Parts = {
  '[Content_Types].xml': types(),
  '_rels/.rels': relation('officeDocument', 'xl/workbook.xml'),
  'xl/workbook.xml': '<workbook/>',
  'xl/worksheets/sheet1.xml': '<worksheet/>',
};
const workbook = (parts: Parts = {}, making = {}) =>
  zip(
    Object.entries({ ...usual, ...parts }).map(([name, content]) => ({ name, content })),
    making,
  );
const renamed = (rename: (name: string) => string) =>
  zip(Object.entries(usual).map(([name, content]) => ({ name: rename(name), content })));
const utf16 = (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le');

it.each([
  ['is as Excel writes it', workbook()],
  ['has numbers in zip64 records', workbook({}, { isLarge: true })],
  ['has a comment', workbook({}, { comment: 'made by a tool '.repeat(100) })],
  ['has backslashes in its names', renamed((name) => name.replaceAll('/', '\\'))],
  ['has absolute names', renamed((name) => `/${name}`)],
  ['has names in other letters', renamed((name) => name.toUpperCase())],
  [
    'has its workbook elsewhere',
    workbook({
      '[Content_Types].xml': types('', '/book/Main.xml'),
      'book/main.xml': '<workbook/>',
    }),
  ],
  ['says its types in UTF-16', workbook({ '[Content_Types].xml': utf16(types()) })],
  [
    'has pictures, an embedded workbook and a connection',
    workbook({
      'xl/media/image1.png': 'x',
      'xl/embeddings/oleObject1.bin': 'x',
      'xl/connections.xml': '<connections/>',
      'xl/worksheets/_rels/sheet1.xml.rels': relation('oleObject'),
      'xl/_rels/workbook.xml.rels': relation('connections', 'connections.xml'),
    }),
  ],
  ['has form controls', workbook({ 'xl/ctrlProps/ctrlProp1.xml': '<formControlPr/>' })],
])('takes a workbook that %s', async (_case, content) => {
  expect(await examine(content)).toMatchObject({ kind: 'document' });
});

it.each([
  ['a VBA project', { 'xl/vbaProject.bin': 'x' }],
  ['a VBA project in other letters', { 'xl/VBAPROJECT.BIN': 'x' }],
  ['a VBA project in another folder', { 'custom/deep/vbaProject.bin': 'x' }],
  ['a VBA project at the top', { 'vbaProject.bin': 'x' }],
  ['a VBA project behind backslashes', { 'xl\\vbaProject.bin': 'x' }],
  ['the signature of a VBA project', { 'xl/vbaProjectSignature.bin': 'x' }],
  [
    'a VBA project by its type',
    {
      'xl/notes.bin': 'x',
      '[Content_Types].xml': types(
        '<Override PartName="/xl/notes.bin" ContentType="application/vnd.ms-office.vbaProject"/>',
      ),
    },
  ],
  [
    'a VBA project by its type, with letters as numbers',
    {
      '[Content_Types].xml': types(
        '<Default Extension="bin" ContentType="application/vnd.ms-office.vba&#x50;rojec&#116;"/>',
      ),
    },
  ],
  ['a VBA project by its relation', { 'xl/_rels/workbook.xml.rels': relation('vbaProject') }],
  [
    'a VBA project by its relation, in UTF-16',
    { 'xl/_rels/workbook.xml.rels': utf16(relation('vbaProject')) },
  ],
  ['a macro sheet', { 'xl/macrosheets/sheet1.xml': 'x' }],
  [
    'a macro sheet by its type',
    {
      '[Content_Types].xml': types(
        '<Override PartName="/xl/s.xml" ContentType="application/vnd.ms-excel.macrosheet+xml"/>',
      ),
    },
  ],
  ['an international macro sheet', { 'xl/_rels/workbook.xml.rels': relation('xlIntlMacrosheet') }],
  ['a dialog sheet', { 'xl/dialogsheets/sheet1.xml': 'x' }],
  ['an ActiveX control', { 'xl/activeX/activeX1.xml': 'x' }],
  ['an ActiveX control by its relation', { 'xl/worksheets/_rels/a.xml.rels': relation('control') }],
  [
    'the type of a workbook with macros',
    { '[Content_Types].xml': types().replace('sheet.main', 'sheet.macroEnabled.main') },
  ],
  ['no types', { '[Content_Types].xml': '<Types/>' }],
  ['a workbook in its types only', { '[Content_Types].xml': types('', '/xl/other.xml') }],
])('refuses a workbook with %s', async (_case, parts: Parts) => {
  await expect(examine(workbook(parts))).rejects.toMatchObject({
    code: 'attachment.kind_not_allowed',
  });
});

const many = Array.from({ length: 10_001 }, (_, at) => ({ name: `${at}.xml`, content: '' }));
const again = { name: 'XL/Workbook.xml', content: '' };
const listed = Object.entries(usual).map(([name, content]) => ({ name, content }));

it.each([
  ['is cut off', workbook().subarray(0, -30)],
  ['has the same part twice', zip([...listed, again])],
  ['says that it has fewer parts', workbook({}, { claimedEntries: 2 })],
  ['has more parts than any honest one', zip([...listed, ...many])],
  ['would unpack to gigabytes', workbook({}, { claimedSize: 0x7f_ff_ff_ff })],
  [
    'has types that unpack to megabytes',
    workbook({ '[Content_Types].xml': types(' '.repeat(9e6)) }),
  ],
  ['points beyond its end', Buffer.concat([workbook().subarray(0, -6), Buffer.alloc(6, 0x7f)])],
])('cannot read a workbook that %s', async (_case, content) => {
  await expect(examine(content)).rejects.toMatchObject({ code: 'attachment.unreadable' });
});

import type { FileHandle } from 'node:fs/promises';

import { AppError, assertThat } from '#api/app-error';

import { withFile } from './read-at';
import { partName, readZipDirectory, readZipEntry, type ZipEntries } from './zip-entries';

const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml';

/** Parts that run by themselves or at a click inside the sheet, in whatever folder they lie. */
const activeParts =
  /(?:^|\/)(?:vbaproject|vbadata|macrosheets\/|dialogsheets\/|activex\/|activex\d)/;
/**
 * The same in what the archive says of its parts: a part's name is free, its type and its relation are not. Embedded
 * files, links and data connections stay: they open or load only when the reader asks for it, after Office's own
 * warning, and honest workbooks of accountants are full of them.
 */
const activeTypes =
  /vbaproject|macroenabled|macrosheet|dialogsheet|activex|relationships\/control["']/;

/** Of relations no more is read than the largest honest workbook has. */
const mostRelations = { files: 2000, bytes: 16 * 1024 * 1024 };

/**
 * Makes sure that a zip archive is an Office Open XML workbook that does nothing by itself.
 *
 * @throws {AppError} `attachment.unreadable`, `attachment.kind_not_allowed`
 */
export async function examineSpreadsheet(path: string, size: number): Promise<void> {
  await withFile(path, 'r', async (file) => {
    const entries = await readZipDirectory(file, size);
    assertThat(entries, 'attachment.unreadable');
    assertThat(entries.has('[content_types].xml'), 'attachment.kind_not_allowed');
    const types = await readXml(file, entries, '[content_types].xml');
    assertThat(hasWorkbook(types, entries), 'attachment.kind_not_allowed');
    const isActive = [...entries.keys()].some((name) => activeParts.test(name));
    assertThat(!isActive && !activeTypes.test(types), 'attachment.kind_not_allowed');
    await examineRelations(file, entries);
  });
}

async function examineRelations(file: FileHandle, entries: ZipEntries) {
  const names = [...entries.keys()].filter((name) => name.endsWith('.rels'));
  const bytes = names.reduce((sum, name) => sum + (entries.get(name)?.size ?? 0), 0);
  assertThat(
    names.length <= mostRelations.files && bytes <= mostRelations.bytes,
    'attachment.unreadable',
  );
  for (const name of names) {
    const isActive = activeTypes.test(await readXml(file, entries, name));
    assertThat(!isActive, 'attachment.kind_not_allowed');
  }
}

/** The main part is named by its type; some programs leave the name to the default. */
function hasWorkbook(types: string, entries: ZipEntries): boolean {
  const overrides = types.match(/<[^<>]{0,1000}>/g) ?? [];
  return overrides.some((tag) => {
    const name = /partname\s*=\s*["']([^"'<>]+)["']/.exec(tag)?.[1];
    return tag.includes(workbookType) && entries.has(partName(name ?? 'xl/workbook.xml'));
  });
}

/** In small letters, with the letters that are written as numbers, in whichever Unicode it is written. */
async function readXml(file: FileHandle, entries: ZipEntries, name: string): Promise<string> {
  const entry = entries.get(name);
  const bytes = entry && (await readZipEntry(file, entry));
  if (!bytes) {
    throw new AppError('attachment.unreadable');
  }
  return new TextDecoder(encodingOf(bytes))
    .decode(bytes)
    .replaceAll(/&#(?:x([0-9a-f]{1,6})|(\d{1,7}));/gi, (written, hex?: string, decimal?: string) =>
      signFor(Number.parseInt(hex ?? decimal ?? '', hex === undefined ? 10 : 16), written),
    )
    .toLowerCase();
}

function signFor(code: number, otherwise: string): string {
  return code <= 0x10_ff_ff ? String.fromCodePoint(code) : otherwise;
}

function encodingOf([first, second]: Buffer): string {
  if (first === 0xff || second === 0) {
    return 'utf-16le';
  }
  return first === 0xfe || first === 0 ? 'utf-16be' : 'utf-8';
}

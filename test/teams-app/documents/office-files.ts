import { strFromU8, unzipSync } from 'fflate';
import readXlsxFile from 'read-excel-file/node';

/** A part of a Word or Excel file as it stands. */
export const partOf = (file: Uint8Array, name: string): string =>
  strFromU8(unzipSync(file)[name] ?? new Uint8Array());

/** Every part of a file in one text. */
export const partsOf = (file: Uint8Array): string =>
  Object.values(unzipSync(file))
    .map((part) => strFromU8(part))
    .join('\n');

const plain = (xml: string): string =>
  xml
    .replaceAll(/<w:br\/>/g, '\n')
    .replaceAll(/<[^<>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');

const within = (xml: string, tag: string): string[] =>
  [...xml.matchAll(new RegExp(`<${tag}(?: [^<>]*)?>(.*?)</${tag}>`, 'gs'))].map(([, inner]) => inner ?? '');

export type WordTable = { head: string[]; isHead: boolean; rows: string[][] };

/** What a reader meets in a Word file, in order: headings with their level, paragraphs, and tables cell by cell. */
export const wordIn = (file: Uint8Array) => {
  const xml = partOf(file, 'word/document.xml');
  const body = within(xml, 'w:body').join('');
  const outside = body.replaceAll(/<w:tbl>.*?<\/w:tbl>/gs, '');
  const paragraphs = within(outside, 'w:p').map((paragraph) => ({
    style: /<w:pStyle w:val="(\w+)"/.exec(paragraph)?.[1],
    text: plain(paragraph),
  }));
  const tables = within(body, 'w:tbl').map((table): WordTable => {
    const rows = within(table, 'w:tr');
    const cells = rows.map((row) => within(row, 'w:tc').map(plain));
    return { head: cells[0] ?? [], isHead: /<w:tblHeader\/>/.test(rows[0] ?? ''), rows: cells.slice(1) };
  });
  return {
    xml,
    headings: paragraphs
      .filter(({ style }) => style?.startsWith('Heading'))
      .map(({ style, text }) => `${style?.slice('Heading'.length)} ${text}`),
    texts: paragraphs
      .filter(({ style, text }) => !style?.startsWith('Heading') && text !== '')
      .map(({ text }) => text),
    tables,
    language: /<w:lang w:val="([\w-]+)"/.exec(partOf(file, 'word/styles.xml'))?.[1],
    title: plain(within(partOf(file, 'docProps/core.xml'), 'dc:title').join('')),
  };
};

/** Every sheet of an Excel file by its name, cell by cell. */
export const sheetsIn = async (file: Uint8Array): Promise<Record<string, unknown[][]>> => {
  const sheets = await readXlsxFile(Buffer.from(file), { trim: false });
  return Object.fromEntries(sheets.map(({ sheet, data }) => [sheet, data]));
};

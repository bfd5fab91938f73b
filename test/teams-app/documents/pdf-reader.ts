import { type Dictionary, openPdf, type PdfFile, readValue, tokensOf, type Value } from './pdf-objects.ts';

/** What the document tells those who listen: elements with their words, in reading order. */
export type Told = { tag: string; lang?: string; scope?: string; text: string; inside: Told[] };
type Page = { marked: Map<number, string>; artifacts: string; unmarked: string; fonts: string[] };

const dictionary = (pdf: PdfFile, value: Value | undefined): Dictionary => {
  const read = pdf.object(value).value;
  if (read === null || typeof read !== 'object' || Array.isArray(read) || 'ref' in read) return {};
  return read;
};
const list = (pdf: PdfFile, value: Value | undefined): Value[] => {
  const read = pdf.object(value).value;
  if (read === null) return [];
  return Array.isArray(read) ? read : [read];
};

/** The characters of a font's glyphs, by the map it brings along. */
const charactersOf = (pdf: PdfFile, font: Value | undefined): string[] => {
  const map = pdf.object(dictionary(pdf, font).ToUnicode).stream?.toString('latin1') ?? '';
  const ranges = [...map.matchAll(/<[0-9a-f]+> <[0-9a-f]+> \[([^\]]*)\]/g)];
  return ranges.flatMap(([, entries = '']) =>
    [...entries.matchAll(/<([^>]*)>/g)].map(([, codes = '']) =>
      String.fromCharCode(...codes.split(' ').map((code) => Number.parseInt(code, 16))),
    ),
  );
};

const paints = new Set(['f', 'F', 'f*', 'S', 's', 'B', 'Do', 'sh']);

/** What is drawn on a page: words and shapes, by whether they are told, or artifacts, or neither. */
const readPage = (pdf: PdfFile, page: Dictionary): Page => {
  const fonts = dictionary(pdf, dictionary(pdf, page.Resources).Font);
  const characters = new Map(
    Object.entries(fonts).map(([name, font]) => [`/${name}`, charactersOf(pdf, font)]),
  );
  const read: Page = { marked: new Map(), artifacts: '', unmarked: '', fonts: [...characters.keys()] };
  const open: (number | 'artifact')[] = [];
  const put = (text: string) => {
    const mark = open.at(-1);
    if (mark === undefined) read.unmarked += text;
    else if (mark === 'artifact') read.artifacts += text;
    else read.marked.set(mark, (read.marked.get(mark) ?? '') + text);
  };
  const tokens = tokensOf(pdf.object(page.Contents).stream?.toString('latin1') ?? '');
  let operands: Value[] = [];
  let font: string[] = [];
  while (tokens.length > 0) {
    const value = readValue(tokens);
    if (typeof value !== 'string' || /^[/<]/.test(value)) {
      operands.push(value);
      continue;
    }
    const properties = operands.at(-1);
    if (value === 'BDC' || value === 'BMC') {
      const id = properties !== null && typeof properties === 'object' && 'MCID' in properties;
      open.push(id ? Number(properties.MCID) : 'artifact');
    } else if (value === 'EMC') open.pop();
    else if (value === 'Tf') font = characters.get(String(operands[0])) ?? [];
    else if (value === 'TJ') put(wordsOf(operands[0], font));
    else if (paints.has(value)) put(open.at(-1) === undefined ? '■' : '');
    operands = [];
  }
  return read;
};

const wordsOf = (shown: Value | undefined, font: readonly string[]): string =>
  (Array.isArray(shown) ? shown : [])
    .flatMap((part) => (typeof part === 'string' ? (part.slice(1, -1).match(/.{4}/g) ?? []) : []))
    .map((glyph) => (glyph === '0000' ? '□' : (font[Number.parseInt(glyph, 16)] ?? '□')))
    .join('');

type Reading = { pdf: PdfFile; pages: Map<number, Page> };

const numberOf = (value: Value | undefined): number =>
  value !== null && typeof value === 'object' && 'ref' in value ? Number(value.ref) : -1;

const toldBy = (reading: Reading, element: Value, above: Value | undefined): Told => {
  const { pdf, pages } = reading;
  const own = dictionary(pdf, element);
  const page = own.Pg ?? above;
  const told: Told = { tag: String(own.S).slice(1), text: '', inside: [] };
  for (const kid of list(pdf, own.K)) {
    const content = dictionary(pdf, kid);
    if (typeof kid === 'number') told.text += pages.get(numberOf(page))?.marked.get(kid) ?? '';
    else if ('MCID' in content)
      told.text += pages.get(numberOf(content.Pg))?.marked.get(Number(content.MCID)) ?? '';
    else {
      const inside = toldBy(reading, kid, page);
      told.inside.push(inside);
      if (inside.tag === 'Span') told.text += inside.text;
    }
  }
  const scope = dictionary(pdf, own.A).Scope;
  return {
    ...told,
    ...(typeof own.Lang === 'string' && { lang: own.Lang }),
    ...(typeof scope === 'string' && { scope: scope.slice(1) }),
  };
};

/** Reads a PDF as our printer writes them: what it says of itself, what it draws, and what it tells. */
export const readPdf = (bytes: Buffer) => {
  const pdf = openPdf(bytes);
  const catalog = dictionary(pdf, pdf.trailer.Root);
  const kids = list(pdf, dictionary(pdf, catalog.Pages).Kids);
  const pages = new Map(kids.map((kid) => [numberOf(kid), readPage(pdf, dictionary(pdf, kid))]));
  const fonts = kids.flatMap((kid) =>
    Object.values(dictionary(pdf, dictionary(pdf, dictionary(pdf, kid).Resources).Font)),
  );
  const told = list(pdf, dictionary(pdf, catalog.StructTreeRoot).K).map((root) =>
    toldBy({ pdf, pages }, root, undefined),
  );
  return {
    version: pdf.version,
    trailer: pdf.trailer,
    catalog,
    of: (value: Value | undefined) => dictionary(pdf, value),
    stream: (value: Value | undefined) => pdf.object(value).stream,
    info: Object.fromEntries(
      Object.entries(dictionary(pdf, pdf.trailer.Info)).map(([key, value]) => [key, pdf.object(value).value]),
    ),
    xmp: pdf.object(catalog.Metadata).stream?.toString('utf8') ?? '',
    pages: [...pages.values()],
    fonts: fonts.map((font) => dictionary(pdf, font)),
    told,
  };
};

/** Elements of a kind, wherever they stand. */
export const allOf = (told: readonly Told[], tag: string): Told[] =>
  told.flatMap((one) => [...(one.tag === tag ? [one] : []), ...allOf(one.inside, tag)]);

/** The document as an outline that a person can read: tags, and words where there are any. */
export const outlineOf = (told: readonly Told[], depth = 0): string[] =>
  told.flatMap(({ tag, lang, scope, text, inside }) => [
    `${'  '.repeat(depth)}${[tag, ...(scope ? [`(${scope})`] : []), ...(lang ? [`[${lang}]`] : [])].join(' ')}${text && ` ${text}`}`,
    ...outlineOf(inside, depth + 1),
  ]);

import { Temporal } from 'temporal-polyfill';
import type { Block, Printed } from '../../../teams-app/documents/printed.ts';
import { openPrinter } from '../../../teams-app/documents/printer.ts';
import { allOf, outlineOf, readPdf } from './pdf-reader.ts';

const print = await openPrinter();

const aDocument = (blocks: readonly Block[], own: Partial<Printed> = {}): Printed => ({
  title: 'Ukesoppsummering',
  lang: 'nb-NO',
  author: 'Programkontoret',
  madeAt: Temporal.Instant.from('2025-04-02T07:00:00Z'),
  top: { left: 'Bydel Alna', right: 'Uke 14' },
  bottom: 'Laget 2. april',
  pageOf: (page, pages) => `Side ${page} av ${pages}`,
  ...own,
  blocks,
});
const printed = async (blocks: readonly Block[], own?: Partial<Printed>) =>
  readPdf(await print(aDocument(blocks, own)));

const paragraph = (words: string): Block => ({ kind: 'paragraph', words });
const sentence = 'Ett to tre fire fem seks sju åtte ni ti elleve tolv tretten fjorten femten. ';

const table = (rows: number): Block => ({
  kind: 'table',
  columns: [
    { head: 'Nr.', share: 1, rowHead: true },
    { head: 'Tiltak', share: 5 },
    { head: 'Dager', share: 1, align: 'end' },
  ],
  rows: Array.from({ length: rows }, (_, row) => [`A${row + 1}`, 'Kurs', `${row}`]),
});

describe('a printed document', () => {
  it('says of itself that it is PDF/A-2a, and has what that takes', async () => {
    const pdf = await printed([paragraph('Hei')]);
    expect(pdf.version).toBe('1.7');
    expect(pdf.xmp).toContain('<pdfaid:part>2</pdfaid:part>');
    expect(pdf.xmp).toContain('<pdfaid:conformance>A</pdfaid:conformance>');
    const [intent] = Array.isArray(pdf.catalog.OutputIntents) ? pdf.catalog.OutputIntents : [];
    expect(pdf.of(intent)).toMatchObject({ S: '/GTS_PDFA1', OutputConditionIdentifier: 'sRGB IEC61966-2.1' });
    expect(pdf.stream(pdf.of(intent).DestOutputProfile)?.toString('latin1', 36, 40)).toBe('acsp');
    expect(pdf.trailer.ID).toHaveLength(2);
    expect(pdf.trailer.Encrypt).toBeUndefined();
    expect(pdf.catalog.AcroForm).toBeUndefined();
  });

  it('names its language and its title, which viewers show', async () => {
    const pdf = await printed([paragraph('Hei')], { title: 'Brua & «vegen» <ny>', lang: 'nn-NO' });
    expect(pdf.catalog.Lang).toBe('nn-NO');
    expect(pdf.info.Title).toBe('Brua & «vegen» <ny>');
    expect(pdf.xmp).toContain('<rdf:li xml:lang="x-default">Brua &amp; «vegen» &lt;ny&gt;</rdf:li>');
    expect(pdf.of(pdf.catalog.ViewerPreferences)).toEqual({ DisplayDocTitle: true });
    expect(pdf.of(pdf.catalog.MarkInfo)).toEqual({ Marked: true });
  });

  it('tells headings, paragraphs, lists, figures and tables to those who listen', async () => {
    const { told } = await printed([
      { kind: 'heading', level: 1, words: 'Ukesoppsummering' },
      paragraph('Bydel Alna'),
      { kind: 'figures', figures: [{ figure: '39', name: 'Over fristen' }] },
      { kind: 'heading', level: 2, words: 'Felles årsak' },
      { kind: 'list', items: ['Første', ['Second: ', { text: 'Kurs', lang: 'nb-NO' }]] },
      {
        kind: 'table',
        caption: 'Antall',
        columns: [
          { head: 'Risiko', share: 1, rowHead: true },
          { head: 'Over fristen', share: 1 },
        ],
        rows: [['A', { words: '9', bar: 1 }]],
      },
    ]);
    expect(outlineOf(told)).toEqual([
      'Document',
      '  H1 Ukesoppsummering',
      '  P Bydel Alna',
      '  L',
      '    LI',
      '      LBody 39 Over fristen',
      '  H2 Felles årsak',
      '  L',
      '    LI',
      '      Lbl •',
      '      LBody Første',
      '    LI',
      '      Lbl •',
      '      LBody Second: Kurs',
      '        Span [nb-NO] Kurs',
      '  Table',
      '    Caption Antall',
      '    THead',
      '      TR',
      '        TH (Column) Risiko',
      '        TH (Column) Over fristen',
      '    TBody',
      '      TR',
      '        TH (Row) A',
      '        TD 9',
    ]);
  });

  it('draws nothing that is neither told nor marked as decoration', async () => {
    const { pages } = await printed([{ kind: 'figures', figures: [{ figure: '1', name: 'x' }] }, table(80)]);
    expect(pages.length).toBeGreaterThan(1);
    expect(pages.map(({ unmarked }) => unmarked.trim()).join('')).toBe('');
  });

  it('has on every page what it is of, when it was made and which page it is, and tells none of it', async () => {
    const { pages, told } = await printed([table(80)]);
    for (const [index, { artifacts }] of pages.entries()) {
      for (const words of ['Bydel Alna', 'Uke 14', 'Laget 2. april', `Side ${index + 1} av ${pages.length}`])
        expect(artifacts).toContain(words);
    }
    expect(outlineOf(told).join()).not.toMatch(/Side|Bydel Alna|Laget/);
  });

  it('repeats the headers of a table on each of its pages, and tells them once', async () => {
    const { pages, told } = await printed([table(80)]);
    expect(pages.slice(1).every(({ artifacts }) => artifacts.includes('Nr.TiltakDager'))).toBe(true);
    expect(pages[0]?.artifacts).not.toContain('Tiltak');
    expect(allOf(told, 'THead')).toHaveLength(1);
    expect(
      allOf(told, 'TH')
        .filter(({ scope }) => scope === 'Row')
        .map(({ text }) => text),
    ).toEqual(Array.from({ length: 80 }, (_, row) => `A${row + 1}`));
  });

  it('goes on with a row longer than a page on the next, without losing a word', async () => {
    const long = sentence.repeat(120).trim();
    const { pages, told } = await printed([
      {
        kind: 'table',
        columns: [
          { head: 'Merknad', share: 1 },
          { head: 'Nr.', share: 1 },
        ],
        rows: [[long, 'A1']],
      },
    ]);
    expect(pages.length).toBeGreaterThan(1);
    expect(allOf(told, 'TD').map(({ text }) => text)).toEqual([long, 'A1']);
  });

  it('goes on with a paragraph on the next page, without losing a word', async () => {
    const long = sentence.repeat(120).trim();
    const { pages, told } = await printed([paragraph(long)]);
    expect(pages.length).toBeGreaterThan(1);
    expect(allOf(told, 'P').map(({ text }) => text)).toEqual([long]);
  });

  it('never leaves a heading alone at the foot of a page', async () => {
    for (let lines = 31; lines < 38; lines += 1) {
      const { told, pages } = await printed([
        ...Array.from({ length: lines }, (_, line) => paragraph(`Linje ${line}`)),
        { kind: 'heading', level: 2, words: 'Overskrift' },
        table(2),
      ]);
      const pageOf = (text: string) =>
        pages.findIndex(({ marked }) => [...marked.values()].some((words) => words === text));
      expect(allOf(told, 'H2')).toHaveLength(1);
      expect([lines, pageOf('Overskrift')]).toEqual([lines, pageOf('A1')]);
    }
  });

  it.each([
    ['Norwegian', 'æøå ÆØÅ «én» – 1–2 …'],
    ['Sámi', 'Kárášjohka, Deatnu, ČŊŦŽ čđŋšŧž'],
    ['other letters people’s names have', 'Nguyễn Łukasz Øğuz Иван Ελένη'],
  ])('has the letters of %s', async (_language, words) => {
    const { told, fonts } = await printed([paragraph(words)]);
    expect(allOf(told, 'P')[0]?.text).toBe(words);
    expect(fonts.every(({ BaseFont }) => /^\/[A-Z]{6}\+SourceSans3-/.test(String(BaseFont)))).toBe(true);
  });

  it('takes along every font it uses, and none it does not', async () => {
    const pdf = await printed([{ kind: 'heading', level: 1, words: 'Hei' }, paragraph('š')]);
    const files = pdf.fonts.map((font) => {
      const [descendant] = Array.isArray(font.DescendantFonts) ? font.DescendantFonts : [];
      return pdf.stream(pdf.of(pdf.of(descendant).FontDescriptor).FontFile2)?.length ?? 0;
    });
    // Bold for the heading, plain for what stands on every page, and the second part of plain for the letter.
    expect(files).toHaveLength(3);
    expect(Math.min(...files)).toBeGreaterThan(500);
  });

  it('has a question mark for what no font can draw, never an empty box', async () => {
    const { told } = await printed([
      paragraph('ferdig \u{1f600} \u65e5 \u202b\u00adnå\u2011og \u2009da\tog\nslutt'),
    ]);
    expect(allOf(told, 'P')[0]?.text).toBe('ferdig ? ? nå-og  da og slutt');
  });

  it('puts letters written in two parts together', async () => {
    const { told } = await printed([paragraph('a\u030a o\u0308')]);
    expect(allOf(told, 'P')[0]?.text).toBe('å ö');
  });

  it('is the same file byte for byte when made of the same at the same instant, and another otherwise', async () => {
    const [first, again] = [await print(aDocument([table(3)])), await print(aDocument([table(3)]))];
    expect(first.equals(again)).toBe(true);
    const madeAt = Temporal.Instant.from('2025-04-02T07:00:01Z');
    expect((await print(aDocument([table(3)], { madeAt }))).equals(first)).toBe(false);
    expect(readPdf(first).info.CreationDate).toBe('D:20250402070000Z');
    expect(readPdf(first).xmp).toContain('<xmp:CreateDate>2025-04-02T07:00:00Z</xmp:CreateDate>');
  });
});

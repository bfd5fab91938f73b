import { Temporal } from 'temporal-polyfill';
import type { ObstacleLine, ObstacleYear } from '../../../programme/index.ts';
import { obstacleFile } from '../../../teams-app/documents/obstacles/obstacle-file.ts';
import { wordsIn } from '../../../teams-app/texts/words.ts';
import { partOf, partsOf, sheetsIn, wordIn } from './office-files.ts';

const madeAt = Temporal.Instant.from('2026-01-12T08:05:00Z');
const nasty = '=HYPERLINK("https://evil.example";"x") <b>**fet**</b> & \u202Eشكرا 🎯';

const aLine = (given: Partial<ObstacleLine>): ObstacleLine => ({
  key: 'H2025-1',
  text: 'Taushetsplikten stopper samarbeidet',
  unit: 'BBJ',
  alsoUnits: [],
  level: 'state',
  status: 'new',
  on: '2025-03-24',
  isEarlier: false,
  ...given,
});

const first = aLine({
  alsoUnits: ['BAL', 'BSR'],
  status: 'reported',
  tried: 'Felles møter',
  note: '1. april 2025 Utvikler Alna: her også',
  projectTitle: 'Språksterk 1-6',
});
const summary: ObstacleYear = {
  year: 2025,
  reported: 2,
  earlier: 1,
  levels: [
    {
      level: 'city',
      counts: { new: 0, reported: 0, 'followed-up': 0, solved: 1 },
      units: [
        {
          unit: 'UDE',
          lines: [aLine({ key: 'H2025-2', unit: 'UDE', level: 'city', status: 'solved', text: nasty })],
        },
      ],
    },
    {
      level: 'state',
      counts: { new: 0, reported: 1, 'followed-up': 1, solved: 0 },
      units: [
        {
          unit: 'BBJ',
          lines: [
            first,
            aLine({
              key: 'H2024-7',
              isEarlier: true,
              on: '2024-11-02',
              status: 'followed-up',
              tried: '@SUM(A1)',
            }),
          ],
        },
      ],
    },
  ],
};

const make = (kind: 'docx' | 'xlsx', language: 'nb' | 'nn' = 'nb') =>
  obstacleFile(kind, summary, wordsIn(language), madeAt);

describe('the yearly summary of obstacles for Word', () => {
  it('has a heading for each level and each unit, a title and its language', async () => {
    const { headings, texts, language, title } = wordIn(await make('docx'));
    expect(title).toBe('Strukturelle hindringer 2025');
    expect(language).toBe('nb-NO');
    expect(headings).toEqual([
      '1 Strukturelle hindringer 2025',
      '2 Kommunen',
      '3 Utdanningsetaten',
      '2 Staten',
      '3 Bydel Bjerke',
    ]);
    expect(texts).toEqual([
      expect.stringContaining('etter hvem som kan gjøre noe med dem'),
      '2 hindringer er meldt i 2025.',
      'Én fra tidligere år er ikke løst, og står her også.',
      'Løst: 1.',
      'Meldt videre: 1 og Under oppfølging: 1.',
    ]);
    expect(partOf(await make('docx'), 'word/footer1.xml')).toContain(
      'Laget i Taktfast 12. januar 2026 kl. 09:05',
    );
  });

  it('tells of each what was tried, how far it has come and who joined, under a head that is repeated', async () => {
    const { tables } = wordIn(await make('docx'));
    expect(tables.map(({ isHead }) => isHead)).toEqual([true, true]);
    expect(tables[1]?.head).toEqual(['Nr.', 'Hindring', 'Hva som er prøvd', 'Status', 'Har sluttet seg til']);
    expect(tables[1]?.rows).toEqual([
      [
        'H2025-1',
        'Taushetsplikten stopper samarbeidet\nMøtt i Språksterk 1-6\nMeldt 24. mars 2025\n1. april 2025 Utvikler Alna: her også',
        'Felles møter',
        'Meldt videre',
        '2: Bydel Alna og Bydel Stovner',
      ],
      [
        'H2024-7',
        'Taushetsplikten stopper samarbeidet\nMeldt 2. november 2024',
        '@SUM(A1)',
        'Under oppfølging',
        'ingen',
      ],
    ]);
  });

  it('shows code, Markdown and turned text as they were written', async () => {
    const file = await make('docx');
    expect(wordIn(file).tables[0]?.rows[0]?.[1]).toContain(nasty);
    expect(partsOf(file)).not.toMatch(/w:fldSimple|instrText[^>]*>HYPERLINK|<b>/);
  });

  it('is in nynorsk for those who read that', async () => {
    const { headings, language } = wordIn(await make('docx', 'nn'));
    expect(language).toBe('nn-NO');
    expect(headings[0]).toBe('1 Strukturelle hindringar 2025');
  });
});

describe('the yearly summary of obstacles for Excel', () => {
  it('has a row for each obstacle, and a sheet of how many there are', async () => {
    const sheets = await sheetsIn(await make('xlsx'));
    expect(Object.keys(sheets)).toEqual(['Hindringer', 'Antall']);
    expect(sheets.Hindringer?.[0]).toEqual([
      'Nr.',
      'Hvem kan gjøre noe',
      'Virksomhet',
      'Hindring',
      'Hva som er prøvd',
      'Status',
      'Har sluttet seg til',
      'Virksomheter som har sluttet seg til',
      'Prosjekt',
      'Meldt',
      'Merknad',
    ]);
    expect(sheets.Hindringer?.slice(1)).toEqual([
      [
        'H2025-2',
        'Kommunen',
        'Utdanningsetaten',
        nasty,
        null,
        'Løst',
        0,
        null,
        null,
        new Date('2025-03-24'),
        null,
      ],
      [
        'H2025-1',
        'Staten',
        'Bydel Bjerke',
        'Taushetsplikten stopper samarbeidet',
        'Felles møter',
        'Meldt videre',
        2,
        'Bydel Alna og Bydel Stovner',
        'Språksterk 1-6',
        new Date('2025-03-24'),
        '1. april 2025 Utvikler Alna: her også',
      ],
      [
        'H2024-7',
        'Staten',
        'Bydel Bjerke',
        'Taushetsplikten stopper samarbeidet',
        '@SUM(A1)',
        'Under oppfølging',
        0,
        null,
        null,
        new Date('2024-11-02'),
        null,
      ],
    ]);
    expect(sheets.Antall?.slice(1, 5)).toEqual([
      ['Kommunen', 'Ny', 0],
      ['Kommunen', 'Meldt videre', 0],
      ['Kommunen', 'Under oppfølging', 0],
      ['Kommunen', 'Løst', 1],
    ]);
  });
});

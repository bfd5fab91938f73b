import { Temporal } from 'temporal-polyfill';
import { roundFile } from '../../../teams-app/documents/round/round-file.ts';
import { wordsIn } from '../../../teams-app/texts/words.ts';
import { FORMULA, sevenUnits } from '../../programme/rounds/seven-units.ts';
import { partsOf, sheetsIn, wordIn } from './office-files.ts';

const madeAt = Temporal.Instant.from('2025-05-13T12:30:00Z');
const make = (kind: 'docx' | 'xlsx', language: 'nb' | 'nn' = 'nb') =>
  roundFile(kind, sevenUnits(), wordsIn(language), madeAt);
const day = (iso: string) => new Date(iso);

describe('what a round of seven units came to, for Word', () => {
  it('has headings, a title and its language', async () => {
    const { headings, title, language } = wordIn(await make('docx'));
    expect([title, language]).toEqual(['Statusrunde 1. tertial 2025', 'nb-NO']);
    expect(headings).toEqual([
      '1 Statusrunde 1. tertial 2025',
      '2 Rødt og gult',
      '2 Trenger hjelp',
      '2 Endringer siden 3. tertial 2024',
      '2 Har ikke levert',
      '2 Virksomhet for virksomhet',
      '3 Bydel Alna',
      '3 Bydel Bjerke',
      '3 Bydel Gamle Oslo',
      '3 Bydel Grorud',
      '3 Bydel Stovner',
      '3 Bydel Søndre Nordstrand',
      '3 Utdanningsetaten',
      '2 Sitater',
    ]);
  });

  it('tells how many delivered, who was late, and by whom, by role and never by name', async () => {
    const file = await make('docx');
    expect(wordIn(file).texts).toEqual([
      '6 av 7 virksomheter har levert.',
      'Én leverte for sent.',
      'Fristen var 9. mai 2025. Runden ble lukket 13. mai 2025.',
      'Fristen ble 5. mai 2025 forlenget fra 6. mai 2025 til 9. mai 2025: Streik',
      `Bydel Stovner (utvikler): ${FORMULA}`,
      'Bydel Søndre Nordstrand: påbegynt',
      'Levert 5. mai 2025 av utvikler.',
      'Et godt tertial',
      'Levert 5. mai 2025 av leder.',
      'Levert for sent 12. mai 2025 av utvikler.',
      'Levert 7. mai 2025 av vara til operativt styre.',
      'Levert 5. mai 2025 av utvikler.',
      'Påbegynt',
      'Levert 5. mai 2025 av porteføljeansvarlig.',
      'Åpnet igjen 8. mai 2025: Feil tall',
      '«Et godt tertial» – Bydel Alna, utvikler (Virksomheten samlet)',
      '«Samarbeidet» – Bydel Alna, utvikler (Hva gikk best?)',
      '«Står stille» – Bydel Alna, utvikler (Operativt Salto, Overordnet status)',
      '«+mangler leder» – Bydel Alna, utvikler (Operativt Salto, Fremdrift)',
      '«Lite» – Bydel Bjerke, leder (Hva gikk best?)',
    ]);
    expect(partsOf(file)).not.toMatch(/Utvikler |Vara Grorud|Avdelingsleder|ikke ferdig/);
  });

  it('has red and yellow first, what changed, and each unit in tables with a head', async () => {
    const { tables } = wordIn(await make('docx'));
    expect(tables.every(({ isHead }) => isHead)).toBe(true);
    const [attention, changes, alna, alnaAnswers, bjerke] = tables;
    expect(attention).toMatchObject({
      head: ['Prosjekt', 'Virksomhet', 'Farge', 'Hva det gjelder'],
      rows: [
        ['Operativt Salto', 'Bydel Alna', 'Rødt', 'Fremdrift: Forsinket – +mangler leder\nRisiko: Medium'],
        ['Økt strukturkvalitet', 'Bydel Alna', 'Gult', 'Gevinst: Mindre forsinkelser'],
      ],
    });
    expect(changes).toMatchObject({
      head: ['Hva', 'Virksomhet', 'Før', 'Nå', 'Retning'],
      rows: [
        ['Operativt Salto: Fremdrift', 'Bydel Alna', 'På plan', 'Forsinket', 'dårligere'],
        ['Operativt Salto: Risiko', 'Bydel Alna', 'Høy', 'Medium', 'bedre'],
        ['Spørsmål: Hvor mange barn?', 'Bydel Alna', '31', '40', ''],
      ],
    });
    expect(alna).toMatchObject({
      head: ['Prosjekt', 'Fremdrift', 'Økonomi', 'Kvalitet', 'Risiko', 'Gevinst'],
      rows: [
        ['Operativt Salto', 'Forsinket', 'På budsjett', 'Ikke meldt', 'Medium', 'Ikke meldt'],
        [
          'Økt strukturkvalitet',
          'Ikke meldt',
          'Ikke meldt',
          'Ikke meldt',
          'Ikke meldt',
          'Mindre forsinkelser',
        ],
      ],
    });
    expect(alnaAnswers?.rows).toEqual([
      ['Hva gikk best?', 'Samarbeidet', ''],
      ['Hvor mange barn?', '40', '31'],
      ['Bemanning', 'Gult', ''],
    ]);
    expect(bjerke?.rows).toEqual([
      ['Språksterk 1-6', 'På plan', 'Ikke meldt', 'Ikke meldt', 'Ikke meldt', 'Ikke meldt'],
    ]);
  });

  it('writes numbers as Norwegian does, and tells which questions were not answered', async () => {
    const summary = sevenUnits();
    const file = await roundFile(
      'docx',
      {
        ...summary,
        units: summary.units.map((unit) => ({
          ...unit,
          answers: unit.answers.map((line) =>
            line.value === 40 ? { ...line, value: 1240.5, before: 1031 } : line,
          ),
        })),
      },
      wordsIn('nb'),
      madeAt,
    );
    const { tables } = wordIn(file);
    expect(tables[1]?.rows.at(-1)).toEqual([
      'Spørsmål: Hvor mange barn?',
      'Bydel Alna',
      '1\u00a0031',
      '1\u00a0240,5',
      '',
    ]);
    expect(tables[3]?.rows[1]).toEqual(['Hvor mange barn?', '1\u00a0240,5', '1\u00a0031']);
    expect(tables[5]?.rows).toEqual([
      ['Hva gikk best?', 'Lite', ''],
      ['Hvor mange barn?', 'Ikke besvart', ''],
      ['Bemanning', 'Ikke besvart', ''],
    ]);
  });

  it('is in nynorsk for those who read that, with quotes as they were written', async () => {
    const { headings, texts, language } = wordIn(await make('docx', 'nn'));
    expect(language).toBe('nn-NO');
    expect(headings[1]).toBe('2 Raudt og gult');
    expect(texts).toContain('«Samarbeidet» – Bydel Alna, utviklar (Hva gikk best?)');
  });
});

describe('what a round of seven units came to, for Excel', () => {
  it('has every unit, project, change, answer, call for help and quote, field by field', async () => {
    const sheets = await sheetsIn(await make('xlsx'));
    expect(Object.keys(sheets)).toEqual([
      'Virksomheter',
      'Prosjekter',
      'Endringer',
      'Svar',
      'Trenger hjelp',
      'Sitater',
    ]);
    expect(sheets.Virksomheter).toEqual([
      ['Virksomhet', 'Svar levert', 'Dato', 'Rolle', 'Oppsummering', 'Åpnet igjen, og hvorfor'],
      ['Bydel Alna', 'Levert', day('2025-05-05'), 'utvikler', 'Et godt tertial', null],
      ['Bydel Bjerke', 'Levert', day('2025-05-05'), 'leder', null, null],
      ['Bydel Gamle Oslo', 'Levert for sent', day('2025-05-12'), 'utvikler', null, null],
      ['Bydel Grorud', 'Levert', day('2025-05-07'), 'vara til operativt styre', null, null],
      ['Bydel Stovner', 'Levert', day('2025-05-05'), 'utvikler', null, null],
      ['Bydel Søndre Nordstrand', 'Påbegynt', null, null, null, null],
      ['Utdanningsetaten', 'Levert', day('2025-05-05'), 'porteføljeansvarlig', null, 'Feil tall'],
    ]);
    const none = ['Ikke meldt', null];
    expect(sheets.Prosjekter?.slice(1)).toEqual([
      [
        ...['Bydel Alna', '30122103', 'Operativt Salto', 'Rødt', 'Forsinket', '+mangler leder'],
        ...['På budsjett', null, ...none, 'Medium', null, ...none, 'Står stille', 'utvikler', 'Publisert'],
      ],
      [
        ...['Bydel Alna', '20126104', 'Økt strukturkvalitet', 'Gult', ...none, ...none, ...none, ...none],
        ...['Mindre forsinkelser', null, null, 'utvikler', 'Kladd'],
      ],
      [
        ...['Bydel Bjerke', '30090702', 'Språksterk 1-6', 'Grønt', 'På plan', null],
        ...[...none, ...none, ...none, ...none, null, 'leder', 'Kladd'],
      ],
    ]);
    expect(sheets.Endringer?.slice(1)).toEqual([
      ['Bydel Alna', 'Operativt Salto', 'Fremdrift', 'På plan', 'Forsinket', 'dårligere', '+mangler leder'],
      ['Bydel Alna', 'Operativt Salto', 'Risiko', 'Høy', 'Medium', 'bedre', null],
      ['Bydel Alna', 'Spørsmål', 'Hvor mange barn?', 31, 40, null, null],
    ]);
    expect(sheets.Svar?.slice(1, 5)).toEqual([
      ['Bydel Alna', 'Hva gikk best?', 'Samarbeidet', null, 'utvikler'],
      ['Bydel Alna', 'Hvor mange barn?', 40, 31, 'utvikler'],
      ['Bydel Alna', 'Bemanning', 'Gult', null, 'utvikler'],
      ['Bydel Bjerke', 'Hva gikk best?', 'Lite', null, 'leder'],
    ]);
    expect(sheets['Trenger hjelp']?.slice(1)).toEqual([['Bydel Stovner', FORMULA, 'utvikler']]);
    expect(sheets.Sitater?.slice(1)).toEqual([
      ['Bydel Alna', null, 'Virksomheten samlet', 'Et godt tertial', 'utvikler'],
      ['Bydel Alna', null, 'Hva gikk best?', 'Samarbeidet', 'utvikler'],
      ['Bydel Alna', 'Operativt Salto', 'Overordnet status', 'Står stille', 'utvikler'],
      ['Bydel Alna', 'Operativt Salto', 'Fremdrift', '+mangler leder', 'utvikler'],
      ['Bydel Bjerke', null, 'Hva gikk best?', 'Lite', 'leder'],
    ]);
  });

  it('has no cell that is a formula', async () => {
    expect(partsOf(await make('xlsx'))).not.toMatch(/<f[ >]/);
  });
});

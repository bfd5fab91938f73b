import { Temporal } from 'temporal-polyfill';
import { type Language, type ProgrammeState, planDigest, qualityKinds } from '../../../programme/index.ts';
import { digestDocument, digestFileName } from '../../../teams-app/documents/digest/digest-document.ts';
import { openPrinter } from '../../../teams-app/documents/printer.ts';
import { wordsIn } from '../../../teams-app/texts/words.ts';
import {
  aLead,
  aMeasure,
  anAction,
  aPerson,
  aProject,
  aRisk,
  aState,
  aTask,
  oid,
} from '../../programme/build.ts';
import { allOf, readPdf, type Told } from './pdf-reader.ts';

const print = await openPrinter();
const day = '2025-04-02';
const madeAt = Temporal.Instant.from('2025-04-02T07:30:00Z');
const manager = aPerson({ oid: oid(3), name: 'Bydelsdirektør Alna', roles: ['manager'] });

const state: ProgrammeState = aState({
  people: [aLead(), aPerson(), manager],
  risks: [aRisk(), aRisk({ code: 'F', title: 'Hindringer får lite oppmerksomhet' })],
  measures: [
    aMeasure({ key: 'A1', title: 'Kurs i prosjekteierskap', due: '2025-03-10', helpOid: manager.oid }),
    aMeasure({ key: 'A2', title: 'Møte i Bjerke', unit: 'BBJ', due: '2025-03-31', ownerOid: oid(99) }),
    aMeasure({ key: 'F1', risk: 'F', title: 'Melde hindringer', status: 'done', doneOn: '2025-03-28' }),
  ],
  tasks: [
    aTask({ key: 'X-BAL', title: 'Rydde i permen', due: '2025-04-01' }),
    aTask({ key: 'A4-BAL', title: 'Veilede prosjektledere', due: '2025-04-10' }),
  ],
  projects: [
    aProject({ title: 'Operativt Salto' }),
    aProject({ key: '2', title: 'Stien', statusOn: '2025-02-01' }),
  ],
  actions: [
    anAction({
      ...{ at: '2025-03-28T10:00:00Z', verb: 'finish', key: 'F1' },
      ...{ before: { status: 'in-progress' }, after: { status: 'done', doneOn: '2025-03-28' } },
    }),
  ],
  faults: [
    {
      ...{ list: 'TfMeasures', itemId: '17', key: 'C5', title: 'Undersøke varig gevinst' },
      columns: [{ column: 'TfDue', value: '31. februar', reason: 'not-a-date' }],
    },
  ],
});

const documentIn = (language: Language, given = state, scope?: 'all' | 'BAL') =>
  digestDocument(planDigest(given, aLead(), day, scope), wordsIn(language), madeAt);
const pdfIn = async (...asked: Parameters<typeof documentIn>) => readPdf(await print(documentIn(...asked)));

/** A heading's table or list, row by row. */
const under = (told: readonly Told[], heading: string): string[] => {
  const all = told[0]?.inside ?? [];
  const from = all.findIndex(({ tag, text }) => tag === 'H2' && text === heading);
  const rest = all.slice(from + 1);
  const to = rest.findIndex(({ tag }) => tag === 'H2');
  const part = from < 0 ? [] : rest.slice(0, to < 0 ? undefined : to);
  const rows = allOf(part, 'TR').map(({ inside }) => inside.map(({ text }) => text).join(' | '));
  return [...rows, ...allOf(part, 'LBody').map(({ text }) => text)];
};

describe('the digest on paper', () => {
  it('has every figure of the digest, and the lines behind it', async () => {
    const { told } = await pdfIn('nb');
    expect(
      allOf(told, 'LBody')
        .slice(0, 4)
        .map(({ text }) => text),
    ).toEqual([
      '3 Over fristen',
      '1 Frist innen 14 dager',
      '1 Trenger hjelp',
      '2 Prosjekter uten status siste måned',
    ]);
    // A week before, on 26 March, only A1 was late.
    expect(allOf(told, 'P').map(({ text }) => text)).toContain(
      '2 flere over fristen enn uken før, da det var 1.',
    );
    expect(under(told, 'Felles årsak')).toEqual([
      'A Svak forankring: 2 over fristen, i Bydel Alna og Bydel Bjerke',
    ]);
    expect(under(told, 'Trenger hjelp')).toEqual([
      'Nr. | Tiltak eller oppgave | Ansvarlig | Virksomhet | Frist | Hvorfor',
      'A1 | Kurs i prosjekteierskap | Ansvarlig | Bydel Alna | 10. mars 2025 | Bydelsdirektør Alna har tatt tak i den',
    ]);
    expect(under(told, 'Uten ansvarlig')).toEqual([
      'Nr. | Tiltak eller oppgave | Ansvarlig | Virksomhet | Frist',
      'A2 | Møte i Bjerke | Ingen kjent | Bydel Bjerke | 31. mars 2025',
    ]);
    expect(under(told, 'Over fristen, etter risiko')).toEqual([
      'Risiko | Over fristen',
      'A Svak forankring | 2',
      'Nr. | Tiltak eller oppgave | Ansvarlig | Virksomhet | Frist | Over fristen',
      'A1 | Kurs i prosjekteierskap | Ansvarlig | Bydel Alna | 10. mars 2025 | 23 dager',
      'A2 | Møte i Bjerke | Ingen kjent | Bydel Bjerke | 31. mars 2025 | 2 dager',
      'Nr. | Tiltak eller oppgave | Ansvarlig | Virksomhet | Frist | Over fristen',
      'X-BAL | Rydde i permen | Ansvarlig | Bydel Alna | 1. april 2025 | 1 dag',
    ]);
    expect(under(told, 'Over fristen, etter virksomhet')).toEqual([
      'Virksomhet | Over fristen | Eldst',
      'Bydel Alna | 2 | 23 dager',
      'Bydel Bjerke | 1 | 2 dager',
    ]);
    expect(under(told, 'Ikke vurdert på nytt')).toEqual([
      'F Hindringer får lite oppmerksomhet (risikoeier: Programleder)',
    ]);
    expect(under(told, 'Frist innen 14 dager')).toEqual([
      'Nr. | Tiltak eller oppgave | Ansvarlig | Virksomhet | Frist',
      'A4-BAL | Veilede prosjektledere | Ansvarlig | Bydel Alna | 10. april 2025',
    ]);
    expect(under(told, 'Gjort den siste uken')).toEqual([
      'Dag | Gjort | Tiltak eller oppgave',
      '28. mars 2025 | Ansvarlig fullførte | F1 Melde hindringer',
    ]);
    expect(under(told, 'Prosjekter uten status siste måned')).toEqual([
      'Prosjekt | Virksomhet | Sist meldt',
      'Operativt Salto | Bydel Alna | Aldri',
      'Stien | Bydel Alna | 1. februar 2025',
    ]);
  });

  it('says what could not be read by the names people see in SharePoint, and what can hardly be right', async () => {
    const { told } = await pdfIn('nb');
    expect(under(told, 'Ikke målt, og ting å rette')).toEqual([
      'C5 Undersøke varig gevinst: rad 17 i listen Tiltak, Frist er «31. februar», som ikke er en dato',
      'A2 Møte i Bjerke: Den ansvarlige står ikke i listen Personer og roller. Velg en annen.',
      'Bydel Bjerke har ingen leder i listen Personer og roller, så ingen der får ukesoppsummeringen.',
    ]);
    const away = { absentFrom: '2025-04-01', absentTo: '2025-04-09' };
    const left = { ...state, people: [aLead(), aPerson(), { ...manager, ...away }] };
    expect(under((await pdfIn('nb', left)).told, 'Ikke målt, og ting å rette')).toContain(
      'Bydel Alna har ingen til stede som får ukesoppsummeringen: Bydelsdirektør Alna er borte og har ingen vara som kan lese den.',
    );
  });

  it('is of one unit where that is asked for, without telling the unit of every line', async () => {
    const { told, info } = await pdfIn('nb', state, 'BAL');
    expect(info.Title).toBe('Ukesoppsummering, Bydel Alna, uke 14');
    expect(under(told, 'Over fristen, etter virksomhet')).toEqual([]);
    expect(under(told, 'Trenger hjelp')[0]).toBe('Nr. | Tiltak eller oppgave | Ansvarlig | Frist | Hvorfor');
    expect(JSON.stringify(told)).not.toContain('Møte i Bjerke | ');
  });

  it.each([
    [
      'nb',
      'nb-NO',
      'Ukesoppsummering',
      'Hele delprogrammet, uke 14, onsdag 2. april 2025',
      'ukesoppsummering-alle-2025-04-02.pdf',
    ],
    [
      'nn',
      'nn-NO',
      'Vekeoppsummering',
      'Heile delprogrammet, veke 14, onsdag 2. april 2025',
      'vekeoppsummering-alle-2025-04-02.pdf',
    ],
    [
      'en',
      'en-GB',
      'Weekly digest',
      'The whole programme, week 14, Wednesday, 2 April 2025',
      'weekly-digest-all-2025-04-02.pdf',
    ],
  ] as const)('speaks %s, and says where it does not', async (language, locale, title, about, file) => {
    const { catalog, told, pages } = await pdfIn(language);
    expect(catalog.Lang).toBe(locale);
    expect(allOf(told, 'H1').map(({ text }) => text)).toEqual([title]);
    expect(allOf(told, 'P')[0]?.text).toBe(about);
    expect(pages[0]?.artifacts).toContain(language === 'en' ? 'at 09:30' : 'kl. 09:30');
    // Titles stand in the lists in bokmål.
    const other = allOf(told, 'Span').map(({ lang }) => lang);
    expect(other.every((lang) => lang === 'nb-NO')).toBe(true);
    expect(other.length > 0).toBe(language !== 'nb');
    expect(digestFileName(planDigest(state, aLead(), day), wordsIn(language))).toBe(file);
  });

  it('is one friendly line when there is nothing in it', async () => {
    const empty = aState({ people: [aLead({ unit: 'BAL' })] });
    const { told } = await pdfIn('nb', empty);
    expect(told[0]?.inside.map(({ text }) => text)).toEqual([
      'Ukesoppsummering',
      'Hele delprogrammet, uke 14, onsdag 2. april 2025',
      'Alt er i rute. Det er ingenting å melde denne uken.',
    ]);
  });

  it('is not quiet while a row cannot be read', async () => {
    const { told } = await pdfIn('nb', aState({ people: [aLead({ unit: 'BAL' })], faults: state.faults }));
    expect(under(told, 'Ikke målt, og ting å rette')).toHaveLength(1);
    expect(JSON.stringify(told)).not.toContain('Alt er i rute');
    expect(allOf(told, 'P').map(({ text }) => text)).toContain('Ingenting er over fristen.');
  });

  it.each(['nb', 'nn', 'en'] as const)('has words in %s for whatever can be odd in the lists', (language) => {
    const { say } = wordsIn(language);
    const words = qualityKinds.map((kind) => say(`digest-pdf.quality.${kind}`, { name: 'N', detail: 'D' }));
    expect(words.filter((text) => text.startsWith('digest-pdf'))).toEqual([]);
  });

  it('takes lines whose owner has left as without one, and names nobody else than the digest does', () => {
    const gone = { ...state, people: [aLead(), aPerson({ left: true, name: 'Sluttet' }), manager] };
    expect(JSON.stringify(documentIn('nb', gone).blocks).match(/"Sluttet"/g)).toBeNull();
  });
});

import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { firstRules, type Language, type LogMark, minutesOf } from '../../../programme/index.ts';
import { minutesDocument, minutesFileName } from '../../../teams-app/documents/minutes/minutes-document.ts';
import { openPrinter } from '../../../teams-app/documents/printer.ts';
import { wordsIn } from '../../../teams-app/texts/words.ts';
import { aClosedRound, board } from '../../programme/board/build.ts';
import { allOf, readPdf, type Told } from './pdf-reader.ts';

const print = await openPrinter();
const log: LogMark = { seq: 17, at: '2025-03-31T13:00:02Z', hash: 'a'.repeat(64) };

const minutesIn = (given: Parameters<typeof aClosedRound>[0] = {}) => {
  const minutes = minutesOf(aClosedRound(given), { people: board(), settings: [], log });
  if (!minutes) throw new Error('no minutes');
  return minutes;
};
const written = (language: Language, given: Parameters<typeof aClosedRound>[0] = {}) =>
  print(minutesDocument(minutesIn(given), wordsIn(language)));
const pdfIn = async (...asked: Parameters<typeof written>) => readPdf(await written(...asked));

/** What stands under a heading: rows, list items and paragraphs. */
const under = (told: readonly Told[], heading: string): string[] => {
  const all = told[0]?.inside ?? [];
  const from = all.findIndex(({ tag, text }) => tag === 'H2' && text === heading);
  const to = all.findIndex(({ tag }, index) => index > from && tag === 'H2');
  const part = from < 0 ? [] : all.slice(from + 1, to < 0 ? undefined : to);
  return part.flatMap((one) => {
    if (one.tag === 'Table')
      return allOf([one], 'TR').map(({ inside }) => inside.map(({ text }) => text).join(' | '));
    return one.tag === 'L' ? allOf([one], 'LBody').map(({ text }) => text) : [one.text];
  });
};

describe('the minutes on paper', () => {
  it('say of an act that somebody did it whose row is gone, and not that nobody did', async () => {
    const gone = '7a1f0000-0000-4000-8000-00000000dead';
    const { passes, answered } = aClosedRound();
    const { told } = await pdfIn('nb', {
      openedBy: gone,
      passes: passes.map((pass) => (pass.reason === 'party' ? { ...pass, oid: gone } : pass)),
      answered: answered.map((one) => (one.seat === 'BBJ' ? { ...one, oid: gone } : one)),
    });
    expect(under(told, 'Behandlingen')[2]).toMatch(/ av en ukjent person$/);
    const seats = under(told, 'Plasser og habilitet');
    expect(seats.find((row) => row.startsWith('Bydel Alna'))).toContain('en ukjent person er inhabil');
    expect(seats.find((row) => row.startsWith('Bydel Bjerke'))).toMatch(/ en ukjent person$/);
    expect(under(told, 'Stemmer').find((row) => row.startsWith('Bydel Bjerke'))).toContain(
      '| en ukjent person |',
    );
  });

  it('tell the recommendation first, and that this board recommends and is no elected body', async () => {
    const { told } = await pdfIn('nb');
    expect(allOf(told, 'H1').map(({ text }) => text)).toEqual(['Protokoll']);
    expect(
      allOf(told, 'P')
        .map(({ text }) => text)
        .slice(0, 2),
    ).toEqual([
      '2025-2/5 Ambulant team for barnehagene',
      'Operativt styre tilrår og er ikke et folkevalgt organ etter kommuneloven. Stemmene er avgitt på kort i Teams innen svarfristen, ikke i møte.',
    ]);
    expect(under(told, 'Tilrådning')).toEqual([
      'Styret tilrår saken på vilkår.',
      '5 plasser deltok, og minst 4 måtte delta.',
      'Vilkår',
      'Rapport om et halvt år.',
    ]);
  });

  it('tell what was asked with its hash, seats with recusals, votes with totals, rules, times and the log’s hash', async () => {
    const { told } = await pdfIn('nb');
    const { textHash } = aClosedRound();
    expect(under(told, 'Saken').map((line) => line.replaceAll(/\s/g, ' '))).toEqual([
      'Opplysning | Innhold',
      'Saksnummer | 2025-2/5',
      'Sakstype | Søknad',
      'Søker | Bydel Alna',
      'Berørte virksomheter | Bydel Alna og Bydel Bjerke',
      'Fase | Planlegge',
      'Søknadsbeløp | 2 500 000 kroner',
      'Forventet nytte',
      'Barn får hjelp tidligere.',
      'Sakstekst',
      'Et veiledningsteam for barnehageansatte.',
      'Vedlegg',
      'Søknad: https://taktfast.example/sok.pdf',
      `Sakens fingeravtrykk (SHA-256) da den ble åpnet: ${textHash}`,
    ]);
    expect(under(told, 'Behandlingen')).toEqual([
      'Opplysning | Innhold',
      'Behandlingsrunde | 1',
      'Åpnet | 24. mars 2025 kl. 09:00 av Programleder',
      'Svarfrist | 31. mars 2025 kl. 15:00',
      'Avsluttet | 31. mars 2025 kl. 15:00, da fristen gikk ut',
    ]);
    const passed = '26. mars 2025 kl. 11:00';
    expect(under(told, 'Plasser og habilitet').slice(0, 3)).toEqual([
      'Virksomhet | Medlem | Vara | Inhabilitet og forfall | Svarte',
      `Bydel Alna | Styremedlem BAL | Vara BAL | Styremedlem BAL er inhabil: part i saken, eller opptrer for en part (${passed}). Vara BAL hadde forfall (${passed}). | Ikke svart`,
      'Bydel Bjerke | Styremedlem BBJ | Vara BBJ | Ingen | Styremedlem BBJ',
    ]);
    const votes = under(told, 'Stemmer');
    expect(votes).toHaveLength(7);
    expect(votes[3]).toBe(
      `Bydel Grorud | Styremedlem BGR | Tilrås med vilkår | Rapport om et halvt år. | ${passed}`,
    );
    expect(votes[6]).toBe('For: 4, av dem med vilkår: 2. Mot: 1. Avstår: 0.');
    expect(under(told, 'Styrets regler')).toEqual([
      'Reglene gjelder fra 1. januar 2025.',
      'Styret kan tilrå når minst 50 prosent av plassene deltar: 4 av 7.',
      'Den som avstår, regnes som deltaker.',
      'Flertallet av dem som er for eller mot, avgjør.',
      'Ved stemmelikhet avgjør styrets leder.',
      'Avstemningen var åpen etter at den var avsluttet, og skjult for alle fram til da.',
      'Det er minst 3 virkedager fra saken åpnes til fristen.',
    ]);
    expect(under(told, 'Etterprøving').slice(0, 2)).toEqual([
      'Avslutningen er rad 17 i handlingsloggen, skrevet 31. mars 2025 kl. 15:00.',
      `Radens fingeravtrykk (SHA-256), som dekker alle rader før den: ${'a'.repeat(64)}`,
    ]);
  });

  it('of a secret ballot tell totals only', async () => {
    const { told } = await pdfIn('nb', { rules: { ...firstRules, secretBallot: true } });
    expect(under(told, 'Stemmer')).toEqual([
      'Avstemningen var hemmelig. Bare summene er kjent.',
      'For: 4, av dem med vilkår: 2. Mot: 1. Avstår: 0.',
    ]);
  });

  it('tell a tie, the casting vote, extensions, a reason to open anew and the strategic chair’s authority', async () => {
    const at = '2025-03-28T10:00:00Z';
    const { told } = await pdfIn('nb', {
      extensions: [{ at, by: board()[0]?.oid ?? '', deadline: '2025-04-02T13:00:00Z', reason: 'Påske' }],
      casting: { oid: board()[0]?.oid ?? '', choice: 'recommend', reason: 'Haster.', at },
      outcome: 'recommended',
      conditions: undefined,
      fastTrack: true,
      reason: 'Nye tall',
    });
    expect(under(told, 'Tilrådning')).toEqual([
      'Styret tilrår saken.',
      '5 plasser deltok, og minst 4 måtte delta.',
      'Det var stemmelikhet. Programleder avgjorde som styrets leder: Tilrås (28. mars 2025 kl. 11:00). Haster.',
      'Saken er innenfor det lederen for strategisk styre kan avgjøre alene.',
    ]);
    expect(under(told, 'Behandlingen').slice(-3)).toEqual([
      'Saken ble tatt opp på nytt. Grunn: Nye tall',
      'Forlenget svarfrist',
      '28. mars 2025 kl. 11:00 ga Programleder ny frist, 2. april 2025 kl. 15:00. Grunn: Påske',
    ]);
  });

  it('say of a secret ballot of too few that its votes were not counted, and give no totals', async () => {
    const { told } = await pdfIn('nb', {
      rules: { ...firstRules, secretBallot: true },
      ...{ tally: undefined, outcome: 'deferred', because: 'too-few-to-be-secret', conditions: undefined },
      votes: [],
    });
    expect(under(told, 'Stemmer')).toEqual(['Avstemningen var hemmelig, og stemmene er ikke talt.']);
    expect(under(told, 'Tilrådning')).toContain('5 plasser deltok, og minst 4 måtte delta.');
  });

  it.each([
    'too-few',
    'all-recused',
    'nobody-for-or-against',
    'tie-unbroken',
    'too-few-to-be-secret',
  ] as const)('say why there is no recommendation: %s', async (because) => {
    for (const language of ['nb', 'nn', 'en'] as const) {
      const { told } = await pdfIn(language, { outcome: 'deferred', because, conditions: undefined });
      const said = allOf(told, 'P').map(({ text }) => text);
      expect(said).toContain(wordsIn(language).say(`minutes-pdf.because.${because}`));
      expect(said.join(' ')).not.toMatch(/minutes-pdf\./);
    }
  });

  it.each([
    ['nb', 'nb-NO'],
    ['nn', 'nn-NO'],
    ['en', 'en-GB'],
  ] as const)(
    'in %s are PDF/A-2a in that language, with nothing drawn untold and one order of headings',
    async (language, lang) => {
      const pdf = await pdfIn(language);
      expect(pdf.xmp).toContain('<pdfaid:part>2</pdfaid:part>');
      expect(pdf.xmp).toContain('<pdfaid:conformance>A</pdfaid:conformance>');
      expect(pdf.catalog.Lang).toBe(lang);
      expect(pdf.of(pdf.catalog.MarkInfo)).toEqual({ Marked: true });
      expect(pdf.info.Title).toContain('2025-2/5');
      expect(pdf.pages.map(({ unmarked }) => unmarked).join('')).toBe('');
      expect(pdf.pages.flatMap(({ marked }) => [...marked.values()]).join('')).not.toContain('□');
      const levels = (pdf.told[0]?.inside ?? []).flatMap(({ tag }) =>
        /^H\d$/.test(tag) ? [Number(tag[1])] : [],
      );
      expect(levels[0]).toBe(1);
      for (const [at, level] of levels.entries())
        expect(level - (levels[at - 1] ?? 0)).toBeLessThanOrEqual(1);
      for (const row of allOf(pdf.told, 'TH')) expect(row.scope).toMatch(/Row|Column/);
    },
  );

  it('tell that the case’s own words are in bokmål, in minutes of another language', async () => {
    const { told } = await pdfIn('en');
    const spans = allOf(told, 'Span').filter(({ lang }) => lang === 'nb-NO');
    expect(spans.map(({ text }) => text)).toContain('Et veiledningsteam for barnehageansatte.');
  });

  it('written twice are the same to the last byte, also in another process', async () => {
    const first = await written('nb');
    expect((await written('nb')).equals(first)).toBe(true);
    const script = fileURLToPath(new URL('./write-minutes.ts', import.meta.url));
    const input = JSON.stringify(minutesIn());
    const elsewhere = execFileSync(process.execPath, [script], { input, encoding: 'utf8' });
    expect(elsewhere).toBe(createHash('sha256').update(first).digest('hex'));
  });

  it('have a name that SharePoint takes, the same however often they are written', () => {
    expect(minutesFileName(minutesIn(), wordsIn('nb'))).toBe('Protokoll 2025-2-5 runde 1');
  });

  it('of a long case go on from page to page', async () => {
    const text = Array.from({ length: 120 }, (_, line) => `Avsnitt ${line + 1} av en lang sakstekst.`).join(
      '\n',
    );
    const round = aClosedRound();
    const { pages, told } = await pdfIn('nb', { asked: { ...round.asked, text } });
    expect(pages.length).toBeGreaterThan(3);
    expect(allOf(told, 'P').map(({ text: said }) => said)).toContain('Avsnitt 120 av en lang sakstekst.');
  });
});

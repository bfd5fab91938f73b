import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { z } from 'zod';
import { neutralWording, personalDetails } from '../../../programme/index.ts';
import { theFiles } from '../real-data.ts';

const { projects, units, roles } = z
  .looseObject({
    projects: z.array(z.object({ name: z.string(), number: z.string() })),
    units: z.array(z.object({ name: z.string() })),
    roles: z.array(z.object({ nb: z.string(), en: z.string() })),
  })
  .parse(theFiles().programme);

const ordinary = [
  ...[...projects, ...units].map(({ name }) => name),
  ...roles.flatMap(({ nb, en }) => [nb, en]),
];

/** What is pointed at, as kind and words. */
const pointedAt = (text: string): string[] =>
  personalDetails(text, ordinary).map(({ kind, start, end }) => `${kind}: ${text.slice(start, end)}`);

// Nobody's numbers: the plain ones are of people born in 1854, the others were made for tests.
const PLAIN = '01015450068';

describe('national identity numbers are pointed at', () => {
  it.each([
    ['an identity number', PLAIN],
    ['a D-number', '41015450051'],
    ['an H-number', '01415450040'],
    ['a synthetic number', '01815450023'],
    ['a synthetic D-number', '41815450017'],
    ['a D-number of the H kind', '41415450034'],
    ["one of health's synthetic numbers", '01665450097'],
    ['spaced as people space it', '010154 50068'],
    ['spaced in pairs', '01 01 54 500 68'],
    ['with dots', '01.01.54.50068'],
    ['with a dash', '010154-50068'],
    ['with hard blanks', '010154\u00A050068'],
    ['with marks nobody sees', '010154\u200B50068'],
    ['in full-width figures', '０１０１５４５００６８'],
    ['in Arabic figures', '٠١٠١٥٤٥٠٠٦٨'],
  ])('%s', (_, written) => {
    expect(pointedAt(`Saken gjelder ${written}, som venter.`)).toEqual([`national-id: ${written}`]);
  });

  it.each([
    ['wrong check digits', '01015450069'],
    ['no such day', '31025450070'],
    ['ten figures', '0101545006'],
    ['twelve figures', '010154500681'],
    ['an account number', '1503 40 12345'],
    ['two amounts', 'fra 123 456 til 45 678 kroner'],
  ])('but not %s', (_, written) => expect(pointedAt(`Vi fikk ${written} i går`)).toEqual([]));

  it('finds it behind other figures', () => {
    expect(pointedAt(`kl. 10 ${PLAIN}, rom 12`)).toEqual([`national-id: ${PLAIN}`]);
  });
});

describe('phone numbers are pointed at', () => {
  it.each([
    '912 34 567',
    '91234567',
    '91 23 45 67',
    '22 11 22 11',
    '9123 4567',
    '+47 91234567',
    '+4722112211',
    '+47 22 11 22 11',
    '(+47) 912 34 567',
    '0047 912 34 567',
    '004791234567',
    '+46 70 123 45 67',
  ])('%s', (written) => expect(pointedAt(`Ta kontakt, ${written}.`)).toEqual([`phone: ${written}`]));

  it('also one that begins as any number does, where people are asked to call', () => {
    expect(pointedAt('Ring 22112211 om saken')).toEqual(['phone: 22112211']);
    expect(pointedAt('tlf. 3344 5566')).toEqual(['phone: 3344 5566']);
  });

  it.each([
    'prosjekt 30090702 og 72001022',
    'merforbruk på 12 500 000 kroner',
    'kr 45 000 000',
    'vi fikk 45000000 kr i år',
    'NOK 91234567',
    'frist 24.03.2025',
    'fra 24 03 20 25',
    'møte 20250324',
    'sak 2025/91234567',
    'org.nr. 958 935 420',
    '40 av 50 barn, 2024 til 2026',
    'konto 1503.40.12345',
    'ISBN 9788205123456',
  ])('but not: %s', (text) => expect(pointedAt(text)).toEqual([]));
});

describe('mail addresses are pointed at', () => {
  it.each(['ola@example.com', 'ola.nordmann+skole@bydel.example.no', 'kåre@post.example'])(
    '%s',
    (written) => {
      expect(pointedAt(`Skriv til ${written}.`)).toEqual([`mail: ${written}`]);
    },
  );
  it.each(['@Taktfast', 'møte @ rådhuset', 'a@b', '3 @ 2.50'])('but not: %s', (text) => {
    expect(pointedAt(text)).toEqual([]);
  });
});

describe("a person's name beside health, child welfare or crime is pointed at", () => {
  it.each([
    // bokmål
    ['Kari Nordmann er innlagt på BUP', 'Kari Nordmann'],
    ['kari er sykmeldt ut mai', 'kari'],
    ['Ahmed og moren har fått hjelp av barnevernet', 'Ahmed'],
    ['Vi har meldt fra til barnevernet om Ola.', 'Ola'],
    ['Saken til Xhevahire Krasniqi ligger hos politiet', 'Xhevahire Krasniqi'],
    ['Politiet har siktet Nils-Petter Hansen', 'Nils-Petter Hansen'],
    ['Rektor sier at Hansen har en diagnose', 'Hansen'],
    ['Anders har ADHD', 'Anders'],
    ['Fatima bor i fosterhjem', 'Fatima'],
    ['selvmordsforsøk hos Jonas', 'Jonas'],
    // nynorsk
    ['Sigrid er sjukmeld og kjem ikkje', 'Sigrid'],
    ['Mora til Torbjørn er redd for meir vald', 'Torbjørn'],
    ['Guten, Olav Haugen, bur i fosterheim', 'Olav Haugen'],
    // English
    ['Amina was arrested by the police last week', 'Amina'],
    ['John Smith has a mental illness', 'John Smith'],
    ['child welfare has taken over the case of Leila', 'Leila'],
  ])('%s', (text, name) => expect(pointedAt(text)).toEqual([`name: ${name}`]));

  it.each([
    // No sensitive word near.
    'Kari Nordmann leder prosjektet fra mai',
    'Anders og Fatima holdt et godt foredrag',
    // No person.
    'Barnevernet i Bydel Gamle Oslo deltar i Sammen om barnet',
    'Operativt Salto samarbeider med politiet i Alna',
    'Bydel Søndre Nordstrand har økt innsats mot vold',
    'Helsestasjon for ungdom i bydel Alna mangler lege',
    'Programleder Bjerke følger opp barnevernssaken',
    'Utvikler Grorud er sykmeldt',
    'Stien gir tilbud til barn med nevroutviklingsforstyrrelser',
    'Flere elever har fått diagnose. Skolen trenger PPT og BUP.',
    'NAV og BUP svarer ikke',
    'Ungdomskriminalitet i Groruddalen er et tema',
    'Vahl nærmiljøskole snakker med politiet',
    // Words that are names too.
    'anna hjelp frå barnevernet er ikkje aktuelt',
    'det er inga endring i talet på barnevernssaker',
    'barnevernet svarer 1. jan eller i august',
    'En gang i måneden møter vi politiet',
    'we agreed on one line with the police',
  ])('but not: %s', (text) => expect(pointedAt(text)).toEqual([]));

  it('only where the two stand near each other', () => {
    const far = `Kari har skrevet en lang rapport. ${'Ord som ikke sier noe. '.repeat(8)}Politiet kom.`;
    expect(pointedAt(far)).toEqual([]);
  });
});

describe('what is pointed at', () => {
  it('comes in order, none twice', () => {
    expect(pointedAt(`Kari Hansen (${PLAIN}), 912 34 567, kari@example.no, er hos barnevernet`)).toEqual([
      'name: Kari Hansen',
      `national-id: ${PLAIN}`,
      'phone: 912 34 567',
      'mail: kari@example.no',
    ]);
  });

  it('has a neutral wording', () => {
    const text = `Kari Hansen, ${PLAIN}, er hos barnevernet`;
    const wording = {
      'national-id': '[nummer]',
      phone: '[telefon]',
      mail: '[e-post]',
      name: 'en person',
    };
    expect(neutralWording(text, personalDetails(text, ordinary), (kind) => wording[kind])).toBe(
      'En person, [nummer], er hos barnevernet',
    );
  });

  it('stands in the text, and is not pointed at any more once it is neutral', () => {
    const wording = { 'national-id': 'x', phone: 'x', mail: 'x', name: 'en person' };
    const piece = fc.oneof(
      fc.constantFrom('Kari', 'Hansen', 'barnevernet', PLAIN, '912 34 567', 'a@b.no', '+47', 'kr', '. ', ' '),
      fc.string({ unit: 'grapheme', maxLength: 5 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const text = pieces.join(' ');
        const found = personalDetails(text, ordinary);
        for (const { start, end } of found)
          expect(start >= 0 && start < end && end <= text.length).toBe(true);
        const again = personalDetails(
          neutralWording(text, found, (kind) => wording[kind]),
          ordinary,
        );
        expect(again.filter(({ kind }) => kind === 'national-id' || kind === 'mail')).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it('is found in ten thousand letters of anything', () => {
    for (const odd of ['a', '1', '1 ', '@', 'a@', 'Kari ', 'Kari politiet ', '91 23 45 67 ', '+', '.'])
      expect(() => personalDetails(odd.repeat(10_000 / odd.length), ordinary)).not.toThrow();
  });
});

describe('a full stop that ends no sentence', () => {
  it.each([
    ['a place in order', 'Eleven Kari på 3. trinn er meldt til barnevernet.', 'Kari'],
    ['an initial', 'Kari N. er til behandling i BUP.', 'Kari'],
    ['an abbreviation in two parts', 'Nils fikk bl.a. en diagnose.', 'Nils'],
    ['an abbreviation', 'Nils fikk ca. to diagnoser.', 'Nils'],
    ['a date', 'Den 3. mars fikk Nils en diagnose.', 'Nils'],
  ])('such as %s stands between a name and what is said of it', (_what, text, name) =>
    expect(pointedAt(text)).toEqual([`name: ${name}`]),
  );

  it('still ends one before a capital, and at the end of what is said', () => {
    expect(pointedAt('Nils tegner på 3. Barnevernet kommer.')).toEqual([]);
    expect(pointedAt('Nils tegner. Barnevernet kommer.')).toEqual([]);
  });
});

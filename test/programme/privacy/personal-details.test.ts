import fc from 'fast-check';
import { neutralWording, personalDetails } from '../../../programme/index.ts';

const ordinary = [
  'Bydel Gamle Oslo',
  'Bydel Søndre Nordstrand',
  'Barne- og familiehagen',
  'Språksterk 1-6',
  'Utvikler Bjerke',
];
const found = (text: string) =>
  personalDetails(text, ordinary).map(({ kind, start, end }) => [kind, text.slice(start, end)]);
const topicOf = (text: string) =>
  personalDetails(text, ordinary).map((one) => (one.kind === 'name' ? one.topic : one.kind));

// The numbers are made up for people born in 1855, or belong to the made-up population (months raised by 40 or 80);
// their check digits were worked out by hand from the weights of the national register.
describe('a national identity number is pointed out when its check digits are right', () => {
  it.each([
    ['one of a person', 'Gjelder 01015550240 i dag', '01015550240'],
    ['written with a space', 'Gjelder 010155 50240.', '010155 50240'],
    ['written as a date and five digits', 'født 01.01.55-50240', '01.01.55-50240'],
    ['a D-number', 'dnr 41015550153', '41015550153'],
    ['a made-up one of the test population', '01819010001', '01819010001'],
    ['a made-up D-number', '41819010186', '41819010186'],
    ['one with the month raised by forty', '01419010029', '01419010029'],
    ['between other text without a space', '(01819010001)', '01819010001'],
  ])('%s', (_, text, words) => {
    expect(found(text)).toEqual([['national-id', words]]);
  });

  it.each([
    ['a wrong check digit', 'nummer 01819010002'],
    ['a day that does not exist', 'nummer 32819010001'],
    ['a longer number', 'nummer 101819010001'],
    ['an amount', 'budsjett 01 819 010 001 kr'],
  ])('but not %s', (_, text) => {
    expect(found(text)).toEqual([]);
  });
});

describe('a phone number is pointed out', () => {
  it.each([
    ['Ring 912 34 567', '912 34 567'],
    ['ring 91 23 45 67 i dag', '91 23 45 67'],
    ['mobil 41234567', '41234567'],
    ['tlf. +47 22 00 00 00.', '+47 22 00 00 00'],
    ['tlf +4722000000', '+4722000000'],
    ['call 0047 412 34 567', '0047 412 34 567'],
    ['from abroad: +46 70 123 45 67', '+46 70 123 45 67'],
  ])('%s', (text, words) => {
    expect(found(text)).toEqual([['phone', words]]);
  });

  it.each([
    ['an amount in kroner', 'Budsjettet er 41 234 567 kr'],
    ['an amount without spaces', 'brukt 41234567 kroner'],
    ['a day written in one', 'møte 20250324'],
    ['a project’s number', 'prosjekt 30095187 er i rute'],
    ['an archive number', 'sak 22001234'],
    ['a number of participants', 'I alt 1 200 barn, 45 grupper'],
    ['years', '2024 2025'],
    ['nine digits of an organisation', 'org.nr 912345678'],
  ])('but not %s', (_, text) => {
    expect(found(text)).toEqual([]);
  });
});

it('points out a mail address', () => {
  expect(found('Skriv til mor.til@eksempel.example, takk')).toEqual([['mail', 'mor.til@eksempel.example']]);
});

describe('a name is pointed out near words of health, child welfare or crime', () => {
  it.each([
    ['Kari Hansen har fått diagnose.', 'Kari Hansen', 'health'],
    ['Gutten Fatou venter på BUP', 'Fatou', 'health'],
    ['Vi har meldt fra om Ola Nordmann til barnevernet', 'Ola Nordmann', 'child-welfare'],
    ['Anne-Marie Bø bor i fosterhjem', 'Anne-Marie Bø', 'child-welfare'],
    ['Politiet har anmeldt Per', 'Per', 'crime'],
    ['Kari sliter mye. Hun er innlagt for psykose.', 'Kari', 'health'],
    ['Eleven Omar al Hadi er sjuk og heime', 'Omar al Hadi', 'health'],
    ['Barnevernstenesta følgjer opp Åse Li', 'Åse Li', 'child-welfare'],
    ['John Smith was arrested by the police', 'John Smith', 'crime'],
    ['We filed a child welfare report on Maria', 'Maria', 'child-welfare'],
  ])('%s', (text, name, topic) => {
    expect(found(text)).toEqual([['name', name]]);
    expect(topicOf(text)).toEqual([topic]);
  });

  it('says which word made it so', () => {
    const text = 'Kari Hansen har fått diagnose.';
    const [detail] = personalDetails(text, []);
    expect(detail?.kind === 'name' && text.slice(detail.near.start, detail.near.end)).toBe('diagnose');
  });

  it.each([
    ['a name with nothing sensitive near', 'Kari Hansen leder prosjektet'],
    ['a unit', 'Bydel Gamle Oslo har ansatt i barnevernet'],
    ['an institution', 'Barnevernet i Bydel Søndre Nordstrand er med'],
    ['a project', 'Barne- og familiehagen følger opp psykisk helse'],
    ['a role', 'Utvikler Bjerke snakker med politiet'],
    ['a place that is a school', 'Haugen skole og Lofsrud skole har mye vold'],
    ['a word that begins a sentence', 'Rekruttering tar tid. Barnevern er varslet'],
    ['an abbreviation', 'BUP og NAV deltar i møte om rus'],
    ['a sentence further off', 'Kari Hansen leder prosjektet. Møtet var i går. Barnevernet deltok.'],
    ['a word that only looks sensitive', 'Kari Hansen er russisktalende og ranket høyt'],
    ['the country', 'Barnevernet i Norge og Oslo kommune'],
  ])('but not %s', (_, text) => {
    expect(found(text)).toEqual([]);
  });
});

describe('all that is personal in one text', () => {
  it('stands in the order of the text and never overlaps', () => {
    const text = 'Kari Hansen (01819010001, kari.hansen@eksempel.example, 912 34 567) er sykmeldt';
    expect(found(text)).toEqual([
      ['name', 'Kari Hansen'],
      ['national-id', '01819010001'],
      ['mail', 'kari.hansen@eksempel.example'],
      ['phone', '912 34 567'],
    ]);
  });

  it('is put into neutral words, and nothing else is changed', () => {
    const text = 'Kari Hansen er sykmeldt, ring 912 34 567!';
    const words = { name: 'personen', phone: '(telefonnummer)', mail: '', 'national-id': '' };
    expect(neutralWording(text, personalDetails(text, []), (kind) => words[kind])).toBe(
      'Personen er sykmeldt, ring (telefonnummer)!',
    );
  });

  it('is gone after the neutral wording, whatever the text', () => {
    const pieces = fc.constantFrom(
      'Kari Hansen',
      'barnevern',
      '912 34 567',
      '01819010001',
      'a@b.no',
      '.',
      '😀',
      '‮',
      'ok',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 30 }), (parts) => {
        const text = parts.join(' ');
        const neutral = neutralWording(text, personalDetails(text, []), () => 'noen');
        expect(personalDetails(neutral, []).filter(({ kind }) => kind !== 'name')).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });
});

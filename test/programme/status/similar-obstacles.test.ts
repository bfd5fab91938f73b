import { describe, expect, it } from '@jest/globals';
import { type Obstacle, similarObstacles } from '../../../programme/index.ts';
import { DEVELOPER } from './build.ts';

const anObstacle = (key: string, text: string, given: Partial<Obstacle> = {}): Obstacle => ({
  key,
  title: text,
  unit: 'BBJ',
  text,
  level: 'city',
  status: 'new',
  alsoUnits: [],
  authorOid: DEVELOPER,
  reportedAt: '2025-03-24T08:00:00Z',
  ...given,
});

const known = [
  anObstacle('H2025-1', 'Taushetsplikten gjør at barnehage og skole ikke kan dele informasjon om språknivå'),
  anObstacle('H2025-2', 'Kommunens anskaffelsesregler gjør det umulig å leie lokaler for under ett år'),
  anObstacle('H2025-3', 'Tolketjenesten har for lang ventetid, og møter med foreldre må utsettes'),
  anObstacle('H2025-4', 'Fagsystemene i barnevernet og skolen snakker ikke sammen'),
  anObstacle('H2025-5', 'Statlige prosjektmidler gis for ett år om gangen, så vi får ikke ansatt fast'),
];

const alike = (text: string) => similarObstacles(text, known).map(({ key }) => key);

describe('an obstacle that was reported before is found', () => {
  it.each([
    ['taushetsplikt hindrer deling av informasjon mellom skole og barnehage', 'H2025-1'],
    ['Informasjonsdeling: taushetsplikten stopper samarbeidet om språk', 'H2025-1'],
    ['vi får ikke leid lokaler fordi anskaffelsesreglene er for strenge', 'H2025-2'],
    ['lang ventetid på tolk gjør at møter utsettes', 'H2025-3'],
    ['fagsystem i barnevern og skole snakkar ikkje saman', 'H2025-4'],
    ['prosjektmidler fra staten bare for ett år, får ikke ansatt folk fast', 'H2025-5'],
  ])('%s', (text, key) => expect(alike(text)[0]).toBe(key));

  it.each([
    'Bussene går for sjelden til ungdomsklubben',
    'Det er vanskelig å få nok søkere til helsesykepleierstillinger',
    'barn og unge i bydelen',
    '',
    '😀😀😀',
  ])('but not for: %s', (text) => expect(alike(text)).toEqual([]));

  it('unless it is solved', () => {
    const solved = known.map((obstacle) => ({ ...obstacle, status: 'solved' as const }));
    expect(similarObstacles('taushetsplikt hindrer deling av informasjon', solved)).toEqual([]);
  });

  it('with the likest first, and no more than three', () => {
    const same = [1, 2, 3, 4].map((number) =>
      anObstacle(`H2025-${number}`, 'Tolk mangler i møter med foreldre'),
    );
    const text = 'tolk mangler i møter med foreldre';
    const likest = anObstacle('H2025-9', 'Tolk mangler i møter med foreldrene, og timer går tapt');
    expect(similarObstacles(text, [likest, ...same]).map(({ key }) => key)).toEqual([
      'H2025-1',
      'H2025-2',
      'H2025-3',
    ]);
  });
});

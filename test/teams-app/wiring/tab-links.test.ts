import { readPlace } from '../../../tabs/place/place.ts';
import { pageLinks, projectLinked, teamsLinks } from '../../../teams-app/wiring/tab-links.ts';

const teams = teamsLinks({ appId: 'app', tenantId: 'tenant', origin: 'https://bot.example' });

describe('links into the tab', () => {
  it.each([
    [{}, { page: 'risks', filter: 'all' }],
    [
      { show: 'overdue', risk: 'A', unit: 'BAL' },
      { page: 'risks', filter: 'overdue', risk: 'A', unit: 'BAL' },
    ],
    [{ show: 'faults' }, { page: 'risks', filter: 'faults' }],
    [{ case: '2025-2/5' }, { page: 'cases', case: '2025-2/5' }],
    [{ key: 'A4-BAL' }, { page: 'risks', line: 'A4-BAL' }],
    [
      { show: 'missing-status', unit: 'BAL' },
      { page: 'digest', filter: 'all', unit: 'BAL' },
    ],
  ] as const)('of %j open just that, in a browser and in Teams', (focus, place) => {
    const address = new URL(pageLinks('http://localhost:3978')(focus));
    expect(address.href).toMatch(/^http:\/\/localhost:3978\/tabs\/(\?|$)/);
    expect(readPlace(address.search, '')).toMatchObject(place);
    // Teams hands the page a word of its own, and nothing of the address.
    const link = new URL(teams(focus));
    const { subEntityId } = JSON.parse(link.searchParams.get('context') ?? '{}');
    expect(readPlace('', '', subEntityId)).toMatchObject(place);
  });

  it('in Teams name the app, the tenant, and the page for where there is no Teams', () => {
    const link = new URL(teams({ key: 'A1' }));
    expect(`${link.origin}${link.pathname}`).toBe('https://teams.microsoft.com/l/entity/app/risks');
    expect(Object.fromEntries(link.searchParams)).toMatchObject({
      tenantId: 'tenant',
      webUrl: 'https://bot.example/tabs/?measure=A1',
    });
  });
});

describe('a link somebody pastes', () => {
  const projectIn = projectLinked('https://bot.example');

  it('opens the project it was made for', () => {
    expect(projectIn(pageLinks('https://bot.example')({ project: '30090702' }))).toBe('30090702');
    expect(projectIn('https://bot.example/tabs/#page=projects&project=30090702')).toBe('30090702');
  });

  it.each([
    'https://bot.example/tabs/?page=obstacles',
    'https://bot.example/api/projects?project=30090702',
    'https://bot.example.evil.example/tabs/?project=30090702',
    'https://bot.example@evil.example/tabs/?project=30090702',
    'http://bot.example/tabs/?project=30090702',
    'javascript:alert(1)//tabs/?project=30090702',
    'not a link',
    '',
  ])('is none of ours, or of no project: %s', (link) => {
    expect(projectIn(link)).toBeUndefined();
  });
});

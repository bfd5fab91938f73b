import { listDefinitions } from '../../../graph/index.ts';

const byName = new Map(listDefinitions.map((list) => [list.name, list]));
const columnOf = (list: string, column: string) =>
  byName.get(list)?.columns.find(({ name }) => name === column);

describe('the lists of the programme', () => {
  it('are the twelve of the design, under their Norwegian names', () => {
    expect(listDefinitions.map(({ name, displayName }) => `${displayName} (${name})`)).toEqual([
      'Risikoer (TfRisks)',
      'Tiltak (TfMeasures)',
      'Oppgaver (TfTasks)',
      'Prosjekter (TfProjects)',
      'Statusmeldinger (TfStatusReports)',
      'Bydelsrapporter (TfUnitReports)',
      'Saker (TfCases)',
      'Stemmer (TfVotes)',
      'Strukturelle hindringer (TfObstacles)',
      'Personer og roller (TfPeople)',
      'Innstillinger (TfSettings)',
      'Protokoller (TfMinutes)',
    ]);
    expect(byName.get('TfMinutes')?.template).toBe('documentLibrary');
  });

  it.each([
    ['TfRisks', 'TfCode', ''],
    ['TfMeasures', 'TfKey', 'TfRisk TfResponsibleOid TfUnit TfDue TfStatus'],
    ['TfTasks', 'TfKey', 'TfAssigneeOid TfUnit TfProject TfDue TfStatus'],
    ['TfProjects', 'TfKey', 'TfUnit'],
    ['TfStatusReports', 'TfKey', 'TfProject TfPeriod'],
    ['TfUnitReports', 'TfKey', 'TfPeriod TfUnit TfStatus'],
    ['TfCases', 'TfKey', 'TfUnit TfState TfDeadline'],
    ['TfVotes', 'TfKey', 'TfCase TfVoterOid'],
    ['TfObstacles', 'TfKey', 'TfUnit'],
    ['TfPeople', 'TfOid', 'TfUnit'],
    ['TfSettings', 'TfKey', ''],
  ])('%s is unique by %s and indexed for what is asked of it', (list, unique, indexed) => {
    const columns = byName.get(list)?.columns ?? [];
    expect(columns.filter((column) => column.unique).map(({ name }) => name)).toEqual([unique]);
    const others = columns.filter((column) => column.indexed && !column.unique).map(({ name }) => name);
    expect(others.sort()).toEqual(indexed.split(' ').filter(Boolean).sort());
  });

  it.each([
    ['TfMeasures', 'TfStatus', 'Ikke startet, Pågår, Fullført, Avlyst'],
    ['TfTasks', 'TfStatus', 'Ikke startet, Pågår, Fullført, Avlyst'],
    ['TfMeasures', 'TfCadence', 'engangs, månedlig, kvartal, tertial, årlig, søknadsrunde'],
    ['TfProjects', 'TfPhase', 'Konsept, Planlegge, Gjennomføre, Avslutte, Realisere'],
    ['TfStatusReports', 'GtModerationStatus', 'Kladd, Publisert'],
    ['TfUnitReports', 'TfStatus', 'Ikke svart, Kladd, Levert, Levert for sent'],
    ['TfCases', 'TfKind', 'søknad, drøfting, orientering'],
    ['TfCases', 'TfState', 'utkast, åpen, avgjort, trukket'],
    ['TfCases', 'TfOutcome', 'tilrådd, tilrådd med vilkår, ikke tilrådd, utsatt, ikke vedtaksfør'],
    ['TfVotes', 'TfChoice', 'tilrås, tilrås med vilkår, tilrås ikke, avstår'],
    ['TfObstacles', 'TfLevel', 'kommune, stat'],
    ['TfObstacles', 'TfStatus', 'ny, meldt, under oppfølging, løst'],
    ['TfRisks', 'GtRiskStatus', 'Identifisert, Tiltak gjennomført, Ikke lenger aktuell'],
    ['TfRisks', 'GtRiskStrategy', 'Redusere, Overvåke, Unngå, Overføre, Dele, Akseptere, Øke, Utnytte'],
    ['TfProjects', 'GtStatusTime', 'Foran plan, På plan, Mindre forsinkelser, Forsinket'],
    [
      'TfProjects',
      'GtStatusBudget',
      'Under budsjett, På budsjett, Mindre overskridelser, Over budsjett, Vet ikke',
    ],
    [
      'TfProjects',
      'GtStatusQuality',
      'Bedre enn spesifikasjon, Ihht. spesifikasjon, Mindre avvik fra spesifikasjon, Større avvik fra spesifikasjon',
    ],
    ['TfProjects', 'GtStatusRisk', 'Høy, Medium, Lav'],
    [
      'TfProjects',
      'GtStatusGainAchievement',
      'Ikke påbegynt, Foran plan, På plan, Mindre forsinkelser, Forsinket',
    ],
  ])('%s offers in %s exactly: %s', (list, column, choices) => {
    expect(columnOf(list, column)?.choices?.join(', ')).toBe(choices);
  });

  it('stay within what SharePoint allows: ASCII names, each once, at most 20 indexes and 12 persons a list', () => {
    for (const { columns } of listDefinitions) {
      const names = columns.map(({ name }) => name);
      expect(new Set(names).size).toBe(names.length);
      expect(names.filter((name) => !/^(Tf|Gt)[A-Za-z]{1,29}$/.test(name))).toEqual([]);
      expect(columns.filter(({ indexed }) => indexed).length).toBeLessThanOrEqual(20);
      expect(columns.filter(({ kind }) => kind === 'personOrGroup').length).toBeLessThanOrEqual(10);
    }
  });

  it('show a person beside every object id', () => {
    for (const { columns } of listDefinitions) {
      const names = new Set(columns.map(({ name }) => name));
      const ids = [...names].filter((name) => name.endsWith('Oid') && name !== 'TfOid');
      expect(ids.filter((name) => !names.has(name.slice(0, -3)))).toEqual([]);
    }
    expect(columnOf('TfPeople', 'TfPerson')?.kind).toBe('personOrGroup');
  });
});

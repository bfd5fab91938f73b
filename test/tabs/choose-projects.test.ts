import type { Obstacle, Project } from '../../tabs/api/projects-reply.ts';
import { chooseObstacles } from '../../tabs/obstacles/choose-obstacles.ts';
import { chooseProjects } from '../../tabs/projects/choose-projects.ts';

const aProject = (key: string, title: string, unit: Project['unit']): Project => ({
  key,
  title,
  unit,
  start: '2025-01-01',
  end: '2025-12-31',
  hasEnded: false,
  trends: [],
  reports: [],
  older: 0,
  mayPublish: false,
});

const anObstacle = (
  key: string,
  text: string,
  unit: Obstacle['unit'],
  alsoUnits: Obstacle['alsoUnits'] = [],
): Obstacle => ({
  key,
  title: text,
  unit,
  text,
  level: 'city',
  status: 'new',
  alsoUnits,
  authorName: '',
  on: '2025-03-24',
});

describe('choosing among projects', () => {
  const projects = [
    aProject('30090702', 'Språksterk 1-6', 'BBJ'),
    aProject('72001027', 'Språksterk i skolen', 'UDE'),
  ];
  it.each([
    [{ unit: undefined, search: '' }, ['30090702', '72001027']],
    [{ unit: 'UDE', search: '' }, ['72001027']],
    [{ unit: undefined, search: 'SPRÅKSTERK skolen' }, ['72001027']],
    [{ unit: undefined, search: '300907' }, ['30090702']],
    [{ unit: 'BAL', search: '' }, []],
  ] as const)('%j leaves %j', (place, keys) => {
    expect(chooseProjects(projects, place).map(({ key }) => key)).toEqual(keys);
  });
});

describe('choosing among obstacles', () => {
  const obstacles = [
    anObstacle('H2025-1', 'Taushetsplikt', 'BBJ', ['BAL']),
    anObstacle('H2025-2', 'Lokaler', 'UDE'),
  ];
  it.each([
    [{ unit: undefined, search: '' }, ['H2025-1', 'H2025-2']],
    [{ unit: 'BAL', search: '' }, ['H2025-1']],
    [{ unit: undefined, search: 'lokal' }, ['H2025-2']],
    [{ unit: undefined, search: 'h2025-1' }, ['H2025-1']],
  ] as const)('%j leaves %j', (place, keys) => {
    expect(chooseObstacles(obstacles, place).map(({ key }) => key)).toEqual(keys);
  });
});

import { type Obstacle, obstacleYear } from '../../../programme/index.ts';
import { DEVELOPER, SPRAK, sprak } from './build.ts';

const anObstacle = (given: Partial<Obstacle>): Obstacle => ({
  key: 'H2025-1',
  title: 'x',
  text: 'Taushetsplikten',
  unit: 'BBJ',
  level: 'state',
  status: 'new',
  alsoUnits: [],
  authorOid: DEVELOPER,
  reportedAt: '2025-03-24T07:00:00Z',
  ...given,
});

const yearOf = (obstacles: Obstacle[], year = 2025) => obstacleYear({ obstacles, projects: [sprak()] }, year);
const keysIn = ({ levels }: ReturnType<typeof yearOf>) =>
  levels.map(({ level, units }) => [
    level,
    units.map(({ unit, lines }) => [unit, lines.map(({ key }) => key)]),
  ]);

describe('what the owners are told of a year', () => {
  it('is by level and unit, those that stop most units first', () => {
    const summary = yearOf([
      anObstacle({ key: 'H2025-1' }),
      anObstacle({ key: 'H2025-2', unit: 'BAL' }),
      anObstacle({ key: 'H2025-3', alsoUnits: ['BAL', 'BSR'] }),
      anObstacle({ key: 'H2025-10', reportedAt: '2025-02-01T07:00:00Z' }),
      anObstacle({ key: 'H2025-4', level: 'city', status: 'solved' }),
    ]);
    expect(keysIn(summary)).toEqual([
      ['city', [['BBJ', ['H2025-4']]]],
      [
        'state',
        [
          ['BAL', ['H2025-2']],
          ['BBJ', ['H2025-3', 'H2025-10', 'H2025-1']],
        ],
      ],
    ]);
    expect(summary.levels.map(({ counts }) => counts)).toEqual([
      { new: 0, reported: 0, 'followed-up': 0, solved: 1 },
      { new: 4, reported: 0, 'followed-up': 0, solved: 0 },
    ]);
  });

  it('goes by days in Oslo, and leaves later years out', () => {
    const summary = yearOf([
      anObstacle({ key: 'H2025-1', reportedAt: '2024-12-31T23:30:00Z' }),
      anObstacle({ key: 'H2026-1', reportedAt: '2025-12-31T23:30:00Z' }),
    ]);
    expect(summary).toMatchObject({ reported: 1, earlier: 0 });
    expect(keysIn(summary)[1]).toEqual(['state', [['BBJ', ['H2025-1']]]]);
  });

  it('keeps what is left of earlier years, and leaves out what was solved', () => {
    const before = '2023-05-01T08:00:00Z';
    const summary = yearOf([
      anObstacle({ key: 'H2023-1', reportedAt: before, status: 'followed-up' }),
      anObstacle({ key: 'H2023-2', reportedAt: before, status: 'solved' }),
    ]);
    expect(summary).toMatchObject({ reported: 0, earlier: 1 });
    expect(summary.levels[1]?.units[0]?.lines).toMatchObject([{ key: 'H2023-1', isEarlier: true }]);
  });

  it('names the project by its title, and nobody who reported', () => {
    const [, state] = yearOf([
      anObstacle({ project: SPRAK }),
      anObstacle({ key: 'H2025-2', project: 'gone' }),
    ]).levels;
    expect(state?.units[0]?.lines).toEqual([
      {
        key: 'H2025-1',
        text: 'Taushetsplikten',
        unit: 'BBJ',
        alsoUnits: [],
        level: 'state',
        status: 'new',
        on: '2025-03-24',
        isEarlier: false,
        projectTitle: 'Språksterk 1-6',
      },
      expect.not.objectContaining({ projectTitle: expect.anything() }),
    ]);
  });
});

import { describe, expect, it } from '@jest/globals';
import { projectPages } from '../../../programme/index.ts';
import { aProject, aState, LEAD } from '../build.ts';
import {
  aDeveloper,
  aReport,
  DEVELOPER,
  MANAGER,
  OTHER_DEVELOPER,
  people,
  SPRAK,
  STRANGER,
  sprak,
  TODAY,
} from './build.ts';

describe('the page of projects', () => {
  it('tells whoever leads a project that they may publish, and nobody else', () => {
    const state = aState({ people: people(), projects: [sprak()] });
    const told = people().map((reader) => [
      reader.oid,
      projectPages(state, TODAY, reader).projects[0]?.mayPublish,
    ]);
    expect(told).toEqual([
      [LEAD, true],
      [DEVELOPER, false],
      [OTHER_DEVELOPER, false],
      [MANAGER, true],
      [STRANGER, false],
    ]);
  });

  it('has each project with its latest status, its trend and its reports, the newest first', () => {
    const reports = [
      aReport({ key: `${SPRAK}-1`, status: { time: 'delayed' }, reportedAt: '2025-02-10T23:30:00Z' }),
      aReport({
        key: `${SPRAK}-2`,
        status: { time: 'minor-delays', budget: 'unknown' },
        comments: { time: 'på vei' },
        overall: 'bedre',
        moderation: 'published',
      }),
    ];
    const project = sprak({
      status: { time: 'minor-delays', budget: 'unknown' },
      statusOn: TODAY,
      summary: 'Språk',
    });
    const state = aState({ people: people(), projects: [project], reports, version: 9 });
    const pages = projectPages(state, TODAY, aDeveloper());
    expect(pages).toMatchObject({ day: TODAY, version: 9, obstacles: [] });
    expect(pages.projects).toEqual([
      {
        key: SPRAK,
        title: 'Språksterk 1-6',
        unit: 'BBJ',
        start: '2020-07-01',
        end: '2026-12-31',
        hasEnded: false,
        summary: 'Språk',
        statusOn: TODAY,
        trends: [
          {
            dimension: 'time',
            value: 'minor-delays',
            light: 'yellow',
            lights: ['red', 'yellow'],
            turn: 'better',
          },
          { dimension: 'budget', value: 'unknown', light: 'none', lights: ['none', 'none'], turn: 'same' },
          { dimension: 'quality', light: 'none', lights: ['none', 'none'], turn: 'same' },
          { dimension: 'risk', light: 'none', lights: ['none', 'none'], turn: 'same' },
          { dimension: 'gain', light: 'none', lights: ['none', 'none'], turn: 'same' },
        ],
        reports: [
          {
            key: `${SPRAK}-2`,
            period: '2025-03',
            moderation: 'published',
            overall: 'bedre',
            authorName: 'Utvikler Bjerke',
            on: '2025-03-24',
            marks: [
              { dimension: 'time', value: 'minor-delays', light: 'yellow', comment: 'på vei' },
              { dimension: 'budget', value: 'unknown', light: 'none' },
              { dimension: 'quality', light: 'none' },
              { dimension: 'risk', light: 'none' },
              { dimension: 'gain', light: 'none' },
            ],
          },
          expect.objectContaining({ key: `${SPRAK}-1`, on: '2025-02-11' }),
        ],
        older: 0,
        mayPublish: false,
      },
    ]);
  });

  it('has projects under way first, then by name', () => {
    const projects = [
      aProject({ key: '1', title: 'Åpen', end: '2025-12-31' }),
      aProject({ key: '2', title: 'Alt', end: '2025-03-23' }),
      aProject({ key: '3', title: 'Andre', end: TODAY }),
    ];
    expect(
      projectPages(aState({ projects }), TODAY, aDeveloper()).projects.map(({ title, hasEnded }) => [
        title,
        hasEnded,
      ]),
    ).toEqual([
      ['Andre', false],
      ['Åpen', false],
      ['Alt', true],
    ]);
  });

  it('shows the twelve latest reports and counts the rest', () => {
    const reports = Array.from({ length: 15 }, (_, at) =>
      aReport({ key: `${SPRAK}-${at + 1}`, reportedAt: `2025-01-${10 + at}T08:00:00Z` }),
    );
    const [project] = projectPages(aState({ projects: [sprak()], reports }), TODAY, aDeveloper()).projects;
    expect(project?.reports).toHaveLength(12);
    expect(project?.reports[0]?.key).toBe(`${SPRAK}-15`);
    expect(project?.older).toBe(3);
  });
});

describe('the page of obstacles', () => {
  it('has the newest first, with who reported it and the project by name', () => {
    const obstacle = {
      key: 'H2025-1',
      title: 'Taushetsplikt',
      unit: 'BBJ',
      project: SPRAK,
      text: 'Taushetsplikt',
      level: 'state',
      status: 'new',
      alsoUnits: [],
      authorOid: DEVELOPER,
      reportedAt: '2025-03-20T08:00:00Z',
    } as const;
    const newer = {
      ...obstacle,
      alsoUnits: [],
      key: 'H2025-2',
      project: 'gone',
      reportedAt: '2025-03-21T08:00:00Z',
    };
    const state = aState({
      people: people(),
      projects: [sprak()],
      obstacles: [{ ...obstacle, alsoUnits: [] }, newer],
    });
    const { obstacles } = projectPages(state, TODAY, aDeveloper());
    expect(obstacles.map(({ key }) => key)).toEqual(['H2025-2', 'H2025-1']);
    expect(obstacles[1]).toMatchObject({
      authorName: 'Utvikler Bjerke',
      on: '2025-03-20',
      projectTitle: 'Språksterk 1-6',
    });
    expect(obstacles[0]).not.toHaveProperty('projectTitle');
    expect(obstacles[1]).not.toHaveProperty('authorOid');
  });
});

import { describe, expect, it } from '@jest/globals';
import { type Person, planDigest, type WorkItem, workView } from '../../programme/index.ts';
import { aLead, aMeasure, anAction, aPerson, aProject, aRisk, aState, aTask, oid } from './build.ts';

const DAY = '2025-03-24';
const manager = aPerson({ oid: oid(20), name: 'Bydelsdirektør', roles: ['manager'] });
const gone = aPerson({ oid: oid(21), name: 'Sluttet', left: true });
const shown = (item: WorkItem, reader: Person = manager) =>
  workView(aState({ people: [aLead(), aPerson(), manager, gone] }), item, reader, DAY);

describe('a line as a page shows it', () => {
  it('says until when it is put off, and nothing of it from that day on', () => {
    expect(shown(aMeasure({ snoozedUntil: '2025-03-25' })).snoozedUntil).toBe('2025-03-25');
    expect(shown(aMeasure({ snoozedUntil: DAY }))).not.toHaveProperty('snoozedUntil');
    expect(shown(aMeasure({ snoozedUntil: '2025-03-25', status: 'done' }))).not.toHaveProperty(
      'snoozedUntil',
    );
  });
  it('says whom it is offered to, unless they have left or it is done', () => {
    expect(shown(aTask({ offeredTo: oid(20) })).offeredTo).toEqual({ oid: oid(20), name: 'Bydelsdirektør' });
    expect(shown(aTask({ offeredTo: oid(21) }))).not.toHaveProperty('offeredTo');
    expect(shown(aTask({ offeredTo: oid(20), status: 'cancelled' }))).not.toHaveProperty('offeredTo');
  });
  it('offers to be taken up by those who may, while it needs help and nobody has', () => {
    const late = aMeasure({ due: '2025-03-01' });
    expect(shown(late).mayTakeUp).toBe(true);
    expect(shown(late, aLead()).mayTakeUp).toBe(true);
    expect(shown(late, aPerson())).not.toHaveProperty('mayTakeUp');
    expect(shown(aMeasure())).not.toHaveProperty('mayTakeUp');
    expect(shown({ ...late, helpOid: oid(21) }).mayTakeUp).toBe(true);
  });
  it('says who has taken it up, while it needs help', () => {
    const taken = shown(aMeasure({ due: '2025-03-01', helpOid: oid(20) }));
    expect([taken.helperName, taken.mayTakeUp]).toEqual(['Bydelsdirektør', undefined]);
    expect(shown(aMeasure({ helpOid: oid(20) }))).not.toHaveProperty('helperName');
  });
  it('may be acted on by nobody who has left, not even its owner', () => {
    expect(shown(aMeasure({ ownerOid: oid(21) }), gone).mayAct).toBe(false);
    expect(shown(aMeasure(), aLead({ left: true })).mayAct).toBe(false);
  });
});

describe('a look back at a day gone by', () => {
  const later = (given: Parameters<typeof anAction>[0]) => anAction({ at: '2025-03-27T09:00:00Z', ...given });
  it('leaves out what was not there yet: lines opened since, projects and risks made since', () => {
    const opened = aMeasure({ key: 'A1-2', due: '2025-03-20' });
    const task = aTask({ due: '2025-03-20' });
    const made = (list: 'TfMeasures' | 'TfTasks' | 'TfRisks' | 'TfProjects', key: string, title: string) =>
      later({ verb: 'open-next', list, key, before: {}, after: { title, status: 'not-started' } });
    const state = aState({
      measures: [opened],
      tasks: [task],
      projects: [aProject()],
      risks: [aRisk()],
      actions: [
        made('TfMeasures', 'A1-2', 'x'),
        made('TfTasks', 'A4-BAL', 'x'),
        made('TfProjects', '30122103', 'x'),
        made('TfRisks', 'A', 'x'),
      ],
    });
    const then = planDigest(state, aLead(), DAY);
    expect([then.overdue, then.missingStatus]).toEqual([[], []]);
    expect(planDigest(state, aLead(), '2025-03-27').overdue).toHaveLength(2);
  });
  it('keeps apart rows of two lists with the same key', () => {
    const state = aState({
      measures: [aMeasure({ due: '2025-03-20' })],
      tasks: [aTask({ key: 'A1', due: '2025-03-20', status: 'done' })],
      actions: [
        later({
          list: 'TfTasks',
          verb: 'finish',
          before: { status: 'not-started' },
          after: { status: 'done' },
        }),
      ],
    });
    expect(planDigest(state, aLead(), DAY).overdue).toHaveLength(2);
  });
  it('knows the last answer before the day, of those the log read still holds', () => {
    const state = aState({
      measures: [aMeasure({ due: '2025-03-01' }), aMeasure({ key: 'A2', due: '2025-03-01' })],
      lastActed: new Map([
        ['A1', '2025-03-27'],
        ['A2', '2025-03-27'],
      ]),
      actions: [
        anAction({
          at: '2025-03-17T09:00:00Z',
          key: 'A1',
          verb: 'comment',
          before: {},
          after: { note: 'x' },
        }),
        anAction({
          at: '2025-03-18T09:00:00Z',
          key: 'A2',
          verb: 'take-up',
          before: {},
          after: { helpOid: oid(20) },
        }),
        later({ key: 'A1', verb: 'start' }),
        later({ key: 'A2', verb: 'start' }),
      ],
    });
    expect(planDigest(state, aLead(), DAY).needsHelp.map(({ item }) => item.key)).toEqual(['A2']);
  });
});

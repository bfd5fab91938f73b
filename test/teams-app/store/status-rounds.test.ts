import { closeRound, openRound, Refusal, saveAnswers, saveProject } from '../../../programme/index.ts';
import { recordsIn } from '../../../teams-app/store/records.ts';
import { by, LEAD } from '../../programme/build.ts';
import { ALNA, DIRECTOR, developerOf, people, projects, SALTO, units } from '../../programme/rounds/build.ts';
import { clockAt, emptied, jobsNoted, onEachDatabase } from './databases.ts';

const place = { period: '2025-T1' };

onEachDatabase('a status round with many at once', (database) => {
  beforeEach(() => emptied(database().store));

  const opened = async () => {
    const clock = clockAt('2025-04-22T08:00:00Z');
    const records = recordsIn({ db: database().store.db, clock, jobs: jobsNoted() });
    await records.transaction(async (tx) => {
      for (const person of people()) await tx.save('TfPeople', person);
      for (const project of projects()) await tx.save('TfProjects', project);
      await tx.save('TfSettings', units);
    });
    const deps = { records, clock };
    await openRound(deps)(by(LEAD), place);
    return { deps, records };
  };

  it('keeps one of two who answer in one place at the same moment, and tells the other at once', async () => {
    const { deps, records } = await opened();
    const save = (who: string, text: string) =>
      saveAnswers(deps)(by(who), { ...place, seen: 0, answers: { summary: text } });
    const [first, second] = await Promise.all([save(ALNA, 'Samarbeidet'), save(DIRECTOR, 'Leken')]);
    const stands = (await records.find('TfUnitReports', '2025-T1/BAL'))?.summary;
    const lost = stands === 'Samarbeidet' ? second : first;
    expect([first.clashes.length, second.clashes.length].toSorted()).toEqual([0, 1]);
    expect(lost.clashes[0]).toMatchObject({ field: 'summary', theirs: stands });
  });

  it('keeps one report of a project that two give at the same moment', async () => {
    const { deps, records } = await opened();
    const save = (who: string, time: string) =>
      saveProject(deps)(by(who), { ...place, seen: 0, project: SALTO, time });
    const both = await Promise.all([save(ALNA, 'delayed'), save(DIRECTOR, 'on-plan')]);
    expect(both.filter(({ clashes }) => clashes.length > 0)).toHaveLength(1);
    expect(await records.all('TfStatusReports')).toHaveLength(1);
  });

  it('loses nothing of seven units that answer while it is closed: each is kept, or told that it is closed', async () => {
    const { deps, records } = await opened();
    const asked = ['BAL', 'BBJ', 'BGO', 'BGR', 'BSR', 'BSN', 'UDE'] as const;
    const answer = async (unit: (typeof asked)[number]) => {
      try {
        await saveAnswers(deps)(by(developerOf(unit)), { ...place, seen: 0, answers: { summary: unit } });
        return `${unit} kept`;
      } catch (error) {
        if (error instanceof Refusal) return `${unit} ${error.reason}`;
        throw error;
      }
    };
    const [, ...told] = await Promise.all([closeRound(deps)(by(LEAD), place), ...asked.map(answer)]);
    const kept = (await records.all('TfUnitReports')).map(({ unit, summary }) =>
      summary === unit ? `${unit} kept` : `${unit} round-closed`,
    );
    expect(told.toSorted()).toEqual(kept.toSorted());
  });

  it('opens once of two who open it at the same moment', async () => {
    const { deps, records } = await opened();
    const open = () => openRound(deps)(by(LEAD), { period: '2025-05', deadline: '2025-05-30' });
    const outcomes = await Promise.allSettled([open(), open()]);
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect((await records.all('TfUnitReports')).filter(({ period }) => period === '2025-05')).toHaveLength(7);
  });
});

import { actsForOffice } from '../access.ts';
import { actorIn, type UseCaseDeps } from '../act.ts';
import { valuesOf } from '../actions.ts';
import { osloDay, wholeSeconds } from '../dates.ts';
import { readForm } from '../forms.ts';
import { withoutWords } from '../hidden-words.ts';
import type { Actor, Transaction } from '../ports.ts';
import { ordinaryNames, refusePersonal } from '../privacy/consent.ts';
import { Refusal } from '../refusal.ts';
import type { Obstacle } from './obstacle.ts';
import { ObstacleForm } from './obstacle-form.ts';
import { mayReportObstacle } from './status-access.ts';

/** An obstacle's title: its first words. */
const TITLE_LENGTH = 80;
export const titleOf = (text: string): string => {
  const [line = text] = text.split('\n');
  return line.length > TITLE_LENGTH ? `${line.slice(0, TITLE_LENGTH).toWellFormed().trimEnd()}…` : line;
};

const numberOf = ({ key }: Obstacle): number => Number(/\d+$/.exec(key)?.[0] ?? 0);

const isSame = (known: Obstacle, given: Obstacle): boolean =>
  known.authorOid === given.authorOid &&
  known.status === 'new' &&
  known.text === given.text &&
  known.unit === given.unit &&
  known.level === given.level;

/** Adds an obstacle under the year's next number; the same one pressed twice is kept once. */
const add = async (
  tx: Transaction,
  year: string,
  given: Omit<Obstacle, 'key'>,
): Promise<{ obstacle: Obstacle; isNew: boolean }> => {
  const prefix = `H${year}-`;
  const known = (await tx.all('TfObstacles')).filter(({ key }) => key.startsWith(prefix));
  const twin = known.find((obstacle) => isSame(obstacle, { key: '', ...given }));
  if (twin) return { obstacle: twin, isNew: false };
  for (let number = 1 + Math.max(0, ...known.map(numberOf)); ; number += 1) {
    const obstacle = { key: `${prefix}${number}`, ...given };
    if (await tx.add('TfObstacles', obstacle)) return { obstacle, isNew: true };
  }
};

/** Reports a structural obstacle for one's own unit, or, from the office, for any. */
export const reportObstacle =
  ({ records, clock }: UseCaseDeps) =>
  async (actor: Actor, form: unknown): Promise<{ obstacle: Obstacle }> => {
    const { text, level, tried, unit, project: asked, ...privacyForm } = readForm(ObstacleForm, form);
    return records.transaction(async (tx) => {
      const person = actorIn(await tx.all('TfPeople'), actor);
      if (!mayReportObstacle(person)) throw new Refusal('no-reporter');
      const projects = await tx.all('TfProjects');
      const ordinary = ordinaryNames(projects, await tx.all('TfSettings'));
      const privacy = refusePersonal({ text, tried }, ordinary, privacyForm);
      const project = projects.find(({ key }) => key === asked)?.key;
      const now = wholeSeconds(clock.now());
      const { obstacle, isNew } = await add(tx, osloDay(now).slice(0, 4), {
        title: titleOf(text),
        unit: unit && actsForOffice(person) ? unit : person.unit,
        ...(project && { project }),
        text,
        level,
        status: 'new',
        ...(tried && { tried }),
        alsoUnits: [],
        authorOid: person.oid,
        reportedAt: now.toString(),
      });
      if (!isNew) return { obstacle };
      await tx.log({
        at: now.toString(),
        actor: person.oid,
        via: actor.via,
        verb: 'report-obstacle',
        list: 'TfObstacles',
        key: obstacle.key,
        before: {},
        after: { ...withoutWords('TfObstacles', valuesOf(obstacle)), ...(privacy && { privacy }) },
      });
      return { obstacle };
    });
  };

import { actorIn, changedFields, refuseFaulty, type UseCaseDeps } from '../act.ts';
import { osloDay } from '../dates.ts';
import { readForm } from '../forms.ts';
import { withoutWords } from '../hidden-words.ts';
import { noteLine, withNoteLine } from '../note.ts';
import type { Actor, Transaction } from '../ports.ts';
import { ordinaryNames, refusePersonal } from '../privacy/consent.ts';
import { Refusal } from '../refusal.ts';
import type { UnitCode } from '../units.ts';
import type { Obstacle } from './obstacle.ts';
import { JoinForm } from './obstacle-form.ts';
import { mayReportObstacle } from './status-access.ts';

const hold = async (tx: Transaction, key: string): Promise<Obstacle> => {
  refuseFaulty(await tx.faults(), ['TfObstacles'], key);
  const obstacle = await tx.hold('TfObstacles', key);
  if (!obstacle) throw new Refusal('not-found', { key });
  if (obstacle.status === 'solved') throw new Refusal('obstacle-solved', { key, title: obstacle.title });
  return obstacle;
};

const withUnit = ({ unit, alsoUnits }: Obstacle, joining: UnitCode): UnitCode[] =>
  joining === unit || alsoUnits.includes(joining) ? alsoUnits : [...alsoUnits, joining];

/** Joins an obstacle that was reported before: one's unit stands beside it, and what one wrote is added to it. */
export const joinObstacle =
  ({ records, clock }: UseCaseDeps) =>
  async (actor: Actor, form: unknown): Promise<{ obstacle: Obstacle }> => {
    const { obstacle: key, text, tried, ...privacyForm } = readForm(JoinForm, form);
    return records.transaction(async (tx) => {
      const person = actorIn(await tx.all('TfPeople'), actor);
      if (!mayReportObstacle(person)) throw new Refusal('no-reporter');
      const before = await hold(tx, key);
      const ordinary = ordinaryNames(await tx.all('TfProjects'), await tx.all('TfSettings'));
      const privacy = refusePersonal({ text, tried }, ordinary, privacyForm);
      const now = clock.now();
      const words = [text, tried].filter((said) => said !== undefined).join(' – ');
      const line = noteLine(osloDay(now), person.name, words);
      const isSaid = words === '' || before.note?.split('\n').includes(line);
      const obstacle: Obstacle = {
        ...before,
        alsoUnits: withUnit(before, person.unit),
        ...(!isSaid && { note: withNoteLine(before.note, line) }),
      };
      const changed = changedFields(before, obstacle);
      if (Object.keys(changed.after).length === 0) return { obstacle: before };
      await tx.save('TfObstacles', obstacle);
      await tx.log({
        at: now.toString(),
        actor: person.oid,
        via: actor.via,
        verb: 'join-obstacle',
        list: 'TfObstacles',
        key,
        before: withoutWords('TfObstacles', changed.before),
        after: { ...withoutWords('TfObstacles', changed.after), ...(privacy && { privacy }) },
      });
      return { obstacle };
    });
  };

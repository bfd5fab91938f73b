import { actorIn, changedFields, type UseCaseDeps } from './act.ts';
import { sameValue } from './canonical-json.ts';
import { PreferencesForm, readForm } from './forms.ts';
import type { Person } from './people.ts';
import type { Actor } from './ports.ts';
import { Refusal } from './refusal.ts';

/** Quiet hours are two different times, or none. */
const refuseHalf = ({ quietFrom, quietTo }: Person): void => {
  if (!quietFrom && !quietTo) return;
  if (!quietFrom || !quietTo || quietFrom === quietTo) throw new Refusal('quiet-hours-unclear');
};

/** Sets one's own language and quiet hours. */
export const setPreferences =
  ({ records, clock }: UseCaseDeps) =>
  async (actor: Actor, form: unknown): Promise<{ person: Person }> => {
    const { language, quietFrom, quietTo } = readForm(PreferencesForm, form);
    return records.transaction(async (tx) => {
      const before = actorIn(await tx.all('TfPeople'), actor);
      const { quietFrom: oldFrom, quietTo: oldTo, ...rest } = before;
      const [from, to] = [
        quietFrom === undefined ? oldFrom : quietFrom,
        quietTo === undefined ? oldTo : quietTo,
      ];
      const person: Person = {
        ...rest,
        language: language ?? before.language,
        ...(from && { quietFrom: from }),
        ...(to && { quietTo: to }),
      };
      refuseHalf(person);
      if (sameValue(person, before)) return { person };
      await tx.save('TfPeople', person);
      const entry = {
        at: clock.now().toString(),
        actor: before.oid,
        via: actor.via,
        list: 'TfPeople',
      } as const;
      await tx.log({ ...entry, key: before.oid, verb: 'prefer', ...changedFields(before, person) });
      return { person };
    });
  };

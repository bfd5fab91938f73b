import type { UseCaseDeps } from '../act.ts';
import { valuesOf } from '../actions.ts';
import { calendarOf, sendInstant } from '../calendar.ts';
import { withoutWords } from '../hidden-words.ts';
import type { Actor } from '../ports.ts';
import { ordinaryNames } from '../privacy/consent.ts';
import { closedDaysIn } from '../settings.ts';
import { type Application, type ApplicationsGiven, readApplications } from './applications.ts';
import { firstRules, rulesOn } from './board-rules.ts';
import type { Case } from './case.ts';
import { atCase, type CaseTurn, logCase, refuseUnlessOffice } from './case-turn.ts';
import type { Sheet } from './sheet.ts';

/** What the columns and the phases may be called, in every language people use. */
export type ApplicationWords = Pick<ApplicationsGiven, 'heads' | 'phases'>;

const draftOf = ({ summary, deadline, ...given }: Application, { settings, today }: CaseTurn): Case => {
  const { endsAt } = rulesOn(settings, today) ?? firstRules;
  return {
    ...given,
    ...{ kind: 'application', text: summary, state: 'draft', round: 1 },
    deadline: sendInstant(deadline, endsAt).toString(),
  };
};

const givenIn = async (
  { tx, settings, units, today }: CaseTurn,
  words: ApplicationWords,
): Promise<ApplicationsGiven> => {
  const faulty = (await tx.faults()).flatMap(({ list, key }) => (list === 'TfCases' && key ? [key] : []));
  return {
    ...words,
    ...{ units, today, calendar: calendarOf(closedDaysIn(settings).days) },
    taken: new Set([...(await tx.all('TfCases')).map(({ key }) => key), ...faulty]),
    ordinary: ordinaryNames(await tx.all('TfProjects'), settings),
  };
};

/**
 * Makes a draft of every application on a list, or of none: a list with a fault throws `ApplicationsFault`, which
 * names them all. For the programme office.
 */
export const importApplications =
  (deps: UseCaseDeps) =>
  async (actor: Actor, sheet: Sheet, words: ApplicationWords): Promise<{ items: Case[] }> =>
    atCase(deps, actor, async (turn) => {
      refuseUnlessOffice(turn);
      const { tx } = turn;
      const items = readApplications(sheet, await givenIn(turn, words)).map((one) => draftOf(one, turn));
      for (const item of items) {
        // Somebody took the number meanwhile, and it is named now.
        if (!(await tx.add('TfCases', item))) readApplications(sheet, await givenIn(turn, words));
        await logCase(turn, 'import', item.key, { after: withoutWords('TfCases', valuesOf(item)) });
      }
      return { items };
    });

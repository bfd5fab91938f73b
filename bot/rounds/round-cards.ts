import { isAbsent, mayAnswerFor, officerOf, osloDayOf, type Person, whyShut } from '../../programme/index.ts';
import type { Card } from '../cards/card.ts';
import { messageCard } from '../cards/message-card.ts';
import type { Notice } from '../cards/notice.ts';
import type { RoundAt, RoundHead } from '../cards/rounds/round-head.ts';
import { roundOverviewCard } from '../cards/rounds/round-overview-card.ts';
import { roundShutCard } from '../cards/rounds/round-shut-card.ts';
import type { Reading } from '../status-forms.ts';
import { isStepDone, nameOf, type RoundPlace, type RoundStep, stepsOf } from './round-place.ts';
import { periodName } from './round-words.ts';

/** What stands on every card of a unit's answer. */
export const headOf = ({ texts }: Pick<Reading, 'texts'>, { round, unit }: RoundPlace): RoundHead => ({
  texts,
  period: periodName(texts, round.period),
  unit: unit.name,
  deadline: texts.day(round.deadline),
});

export const atStep = ({ round, unit, report }: RoundPlace, step: string): RoundAt => ({
  period: round.period,
  unit: unit.code,
  step,
  seen: report.answers.revision,
});

/** A step by the name people know it by. */
export const stepName = ({ t }: Reading['texts'], step: RoundStep): string => {
  if (step.kind === 'project') return step.title;
  if (step.kind === 'end') return t('round.step.end');
  const [first, ...more] = step.questions;
  return more.length === 0
    ? (first?.text ?? '')
    : t('round.step.questions', { first: first?.text ?? '', count: more.length });
};

const whyText = (
  { texts: { t }, person, day, state: { people } }: Reading,
  { unit, report }: RoundPlace,
): string => {
  const officer = officerOf(people, unit.code, report);
  if (officer?.oid === person.oid) return t('round.why.officer', { unit: unit.name });
  if (officer?.deputyOid === person.oid && isAbsent(officer, day))
    return t('round.why.standIn', { name: officer.name, unit: unit.name });
  return t('round.why.other', { unit: unit.name });
};

const receiversIn = ({ state: { people } }: Reading, { unit, report }: RoundPlace) => {
  const officer = officerOf(people, unit.code, report);
  const fits = (one: Person) => one.unit === unit.code && !one.left && one.oid !== officer?.oid;
  return people.filter(fits).map(({ oid, name }) => ({ title: name, value: oid }));
};

/** Why nothing can be answered here, in words; nothing when something can. */
export const shutText = (
  { texts, day, state }: Reading,
  { round, unit, report }: RoundPlace,
): string | undefined => {
  const shut = whyShut(round, report, day);
  const { t } = texts;
  const values = { period: periodName(texts, round.period), unit: unit.name };
  if (shut === 'already-delivered') {
    const on = report.deliveredAt ? texts.day(osloDayOf(report.deliveredAt)) : '';
    const name = nameOf(state.people, report.authorOid) ?? t('chat.somebody');
    return t(report.status === 'delivered-late' ? 'round.deliveredLate' : 'round.delivered', {
      ...values,
      day: on,
      name,
    });
  }
  return shut && t(`refusal.${shut}`, { ...values, start: texts.day(round.start) });
};

/** The card that says that nothing can be answered, and what had been written. */
export const shutCard = (
  reading: Reading,
  place: RoundPlace,
  text: string,
  { notice, written = [] }: { notice?: Notice; written?: readonly { field: string; text: string }[] } = {},
): Card => {
  const tabUrl = reading.tabUrl({ show: 'rounds' });
  return roundShutCard({ head: headOf(reading, place), text, notice, written, tabUrl });
};

/** A unit's part of a round at a glance, or what became of it. */
export const overviewCard = (reading: Reading, place: RoundPlace, notice?: Notice): Card => {
  const { texts, person, state, day, tabUrl } = reading;
  const { unit, report } = place;
  if (!mayAnswerFor(person, unit.code, state.people, report))
    return messageCard(texts, texts.t('refusal.not-your-round', { unit: unit.name }), []);
  const shut = shutText(reading, place);
  if (shut !== undefined) return shutCard(reading, place, shut, { ...(notice && { notice }) });
  const steps = stepsOf(place, day);
  const next = steps.find((step) => !isStepDone(place, step)) ?? steps.at(-1);
  return roundOverviewCard({
    head: headOf(reading, place),
    at: atStep(place, 'start'),
    steps: steps.map((step) => ({
      id: step.id,
      name: stepName(texts, step),
      isDone: isStepDone(place, step),
    })),
    next: next?.id ?? 'end',
    hasBegun: report.answers.revision > 0,
    receivers: receiversIn(reading, place),
    holder: nameOf(state.people, report.answers.holderOid),
    why: whyText(reading, place),
    tabUrl: tabUrl({ show: 'rounds' }),
    notice,
  });
};

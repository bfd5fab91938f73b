import { hasRole, type ProgrammeState } from '../../programme/index.ts';
import type { Texts } from '../texts/texts.ts';

/** What somebody without a readable row in TfPeople is told: whom to ask, by name. */
export const unknownPersonText = (
  { people, faults }: ProgrammeState,
  { t, list }: Texts,
  oid: string | undefined,
): string => {
  const office = people.filter(
    (person) => hasRole(person, 'programme-officer') || hasRole(person, 'programme-lead'),
  );
  const who = office.length > 0 ? list(office.map(({ name }) => name)) : t('chat.theOffice');
  const faulty = faults.some((fault) => fault.list === 'TfPeople' && fault.key?.toLowerCase() === oid);
  return t(faulty ? 'chat.unknownPersonFault' : 'chat.unknownPerson', { who });
};

import {
  type ApplicationColumn,
  type ApplicationWords,
  type CasePhase,
  Language,
} from '../../programme/index.ts';
import { wordsIn } from '../texts/words.ts';

const everyLanguage = Language.options.map(wordsIn);
const column = (name: ApplicationColumn) =>
  everyLanguage.map(({ say }) => say(`applications.columns.${name}`));
const phase = (name: CasePhase) => everyLanguage.map(({ say }) => say(`minutes-pdf.phases.${name}`));

/** What columns and phases may be called: as the template has them, in any of the languages. */
export const applicationWords: ApplicationWords = {
  heads: {
    key: column('key'),
    title: column('title'),
    unit: column('unit'),
    area: column('area'),
    affectedUnits: column('affectedUnits'),
    phase: column('phase'),
    amount: column('amount'),
    benefit: column('benefit'),
    summary: column('summary'),
    deadline: column('deadline'),
  },
  phases: {
    concept: phase('concept'),
    planning: phase('planning'),
    execution: phase('execution'),
    closing: phase('closing'),
    realisation: phase('realisation'),
  },
};

import type { Project, RiskCode, Task, UnitCode } from '../../programme/index.ts';
import type { Words } from './fields.ts';

// The codes people in Oslo use themselves, so the code and the word are one.
export const unitWords: Words<UnitCode> = {
  BAL: 'BAL',
  BBJ: 'BBJ',
  BGO: 'BGO',
  BGR: 'BGR',
  BSR: 'BSR',
  BSN: 'BSN',
  UDE: 'UDE',
  DOU: 'DOU',
  STAT: 'STAT',
};

export const riskWords: Words<RiskCode> = {
  A: 'A',
  B: 'B',
  C: 'C',
  D: 'D',
  E: 'E',
  F: 'F',
  G: 'G',
  H: 'H',
};

export const workStatusWords: Words<Task['status']> = {
  'not-started': 'Ikke startet',
  'in-progress': 'Pågår',
  done: 'Fullført',
  cancelled: 'Avlyst',
};

type StatusWords = {
  [K in keyof Project['status']]-?: Words<Exclude<Project['status'][K], undefined>>;
};

/** Prosjektportalen's words for the five dimensions of a project's status. */
export const projectStatusWords: StatusWords = {
  time: {
    ahead: 'Foran plan',
    'on-plan': 'På plan',
    'minor-delays': 'Mindre forsinkelser',
    delayed: 'Forsinket',
  },
  budget: {
    under: 'Under budsjett',
    'on-budget': 'På budsjett',
    'minor-overruns': 'Mindre overskridelser',
    over: 'Over budsjett',
    unknown: 'Vet ikke',
  },
  quality: {
    better: 'Bedre enn spesifikasjon',
    'as-specified': 'Ihht. spesifikasjon',
    'minor-deviation': 'Mindre avvik fra spesifikasjon',
    'major-deviation': 'Større avvik fra spesifikasjon',
  },
  risk: { high: 'Høy', medium: 'Medium', low: 'Lav' },
  gain: {
    'not-started': 'Ikke påbegynt',
    ahead: 'Foran plan',
    'on-plan': 'På plan',
    'minor-delays': 'Mindre forsinkelser',
    delayed: 'Forsinket',
  },
};

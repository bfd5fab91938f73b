import { ProjectStatus } from '../projects.ts';

/** The five dimensions of a project's status, in Prosjektportalen's order. */
export const dimensions = ['time', 'budget', 'quality', 'risk', 'gain'] as const;
export type Dimension = (typeof dimensions)[number];

/** What stands in one dimension. */
export type ValueOf<D extends Dimension> = Exclude<ProjectStatus[D], undefined>;

/** Whatever can be said of any dimension. */
export type StatusValue = ValueOf<Dimension>;

/** What can be said of each dimension, in the order people see it. */
export const statusValues: { readonly [D in Dimension]: readonly ValueOf<D>[] } = {
  time: ProjectStatus.shape.time.unwrap().options,
  budget: ProjectStatus.shape.budget.unwrap().options,
  quality: ProjectStatus.shape.quality.unwrap().options,
  risk: ProjectStatus.shape.risk.unwrap().options,
  gain: ProjectStatus.shape.gain.unwrap().options,
};

/** A traffic light; dimensions in Prosjektportalen have words instead, and each word shines as one of these. */
export type Light = 'green' | 'yellow' | 'red' | 'none';

type Lights = { [D in Dimension]: Record<ValueOf<D>, Light> };

const lights: Lights = {
  time: { ahead: 'green', 'on-plan': 'green', 'minor-delays': 'yellow', delayed: 'red' },
  budget: { under: 'green', 'on-budget': 'green', 'minor-overruns': 'yellow', over: 'red', unknown: 'none' },
  quality: {
    better: 'green',
    'as-specified': 'green',
    'minor-deviation': 'yellow',
    'major-deviation': 'red',
  },
  risk: { low: 'green', medium: 'yellow', high: 'red' },
  gain: {
    'not-started': 'none',
    ahead: 'green',
    'on-plan': 'green',
    'minor-delays': 'yellow',
    delayed: 'red',
  },
};

/** How one dimension of a status shines; nothing said shines as nothing. */
export const lightOf = (status: ProjectStatus, dimension: Dimension): Light => {
  const known: Readonly<Record<string, Light>> = lights[dimension];
  return known[status[dimension] ?? ''] ?? 'none';
};

/** What green, yellow and red are in each dimension. */
export const statusOfLight: Record<'green' | 'yellow' | 'red', Required<ProjectStatus>> = {
  green: { time: 'on-plan', budget: 'on-budget', quality: 'as-specified', risk: 'low', gain: 'on-plan' },
  yellow: {
    time: 'minor-delays',
    budget: 'minor-overruns',
    quality: 'minor-deviation',
    risk: 'medium',
    gain: 'minor-delays',
  },
  red: { time: 'delayed', budget: 'over', quality: 'major-deviation', risk: 'high', gain: 'delayed' },
};

import type { ProjectStatus } from '../projects.ts';
import { type Dimension, statusOfLight } from './dimensions.ts';

/** What a phrase says of a project. */
export type Saying = {
  /** What it is in each dimension it can be said of. */
  of: ProjectStatus;
  /** The dimension it speaks of when none is named beside it. */
  alone?: Dimension;
  /** A colour: the plainest way to say a status. */
  isColour?: true;
};

const { green, yellow, red } = statusOfLight;
const late = { time: 'delayed', gain: 'delayed' } as const;
const later = { time: 'minor-delays', gain: 'minor-delays' } as const;
const early = { time: 'ahead', gain: 'ahead' } as const;

/** Phrases in bokmål, nynorsk and English, usual slips of the keyboard among the colours, and what each says. */
export const valueWords: readonly (readonly [words: string, saying: Saying])[] = [
  [
    'grønn, grønt, grønne, grøn, grøne, grønnt, gønn, grnn, gørnn, gørn, green, 🟢',
    { of: green, alone: 'time', isColour: true },
  ],
  [
    'gul, gult, gule, yellow, yelow, amber, oransje, orange, 🟡, 🟠',
    { of: yellow, alone: 'time', isColour: true },
  ],
  ['rød, rødt, røde, rødd, røtt, raud, raudt, raude, red, 🔴', { of: red, alone: 'time', isColour: true }],
  [
    'ok, okay, okei, bra, fin, fint, fine, god, godt, gode, good, greit, i orden, under kontroll',
    { of: green },
  ],
  [
    'på plan, i rute, etter planen, etter plan, på skjema, on track, on plan, on schedule, according to plan',
    { of: green, alone: 'time' },
  ],
  [
    'foran plan, foran planen, foran skjema, føre planen, før planen, ahead, ahead of plan, ahead of schedule',
    { of: early, alone: 'time' },
  ],
  ['mindre forsinkelser, mindre forsinkelse, små forsinkelser, litt forsinket', { of: later, alone: 'time' }],
  ['noe forsinket, litt etter, litt bak plan, litt bak planen', { of: later, alone: 'time' }],
  [
    'mindre forseinkingar, små forseinkingar, litt forseinka, noko forseinka, litt forsinka, noe forsinka',
    { of: later, alone: 'time' },
  ],
  ['minor delay, minor delays, slightly delayed, a bit delayed, slightly late', { of: later, alone: 'time' }],
  ['forsinket, forsinka, mye forsinket, svært forsinket, bak plan, bak planen', { of: late, alone: 'time' }],
  ['forseinka, forseinket, mykje forseinka, svært forseinka, bak skjema', { of: late, alone: 'time' }],
  ['delayed, late, behind, behind plan, behind schedule, badly delayed', { of: late, alone: 'time' }],
  ['under budsjett, under budsjettet, under budget', { of: { budget: 'under' }, alone: 'budget' }],
  ['mindreforbruk, underforbruk', { of: { budget: 'under' } }],
  [
    'på budsjett, på budsjettet, innenfor budsjett, innenfor budsjettet, innanfor budsjettet, i balanse',
    { of: { budget: 'on-budget' }, alone: 'budget' },
  ],
  ['on budget, within budget', { of: { budget: 'on-budget' }, alone: 'budget' }],
  [
    'mindre overskridelser, mindre overskridelse, små overskridelser, litt over budsjett, litt over budsjettet',
    { of: { budget: 'minor-overruns' }, alone: 'budget' },
  ],
  [
    'mindre overskridingar, små overskridingar, minor overrun, minor overruns, slightly over budget',
    { of: { budget: 'minor-overruns' }, alone: 'budget' },
  ],
  ['over budsjett, over budsjettet, over budget', { of: { budget: 'over' }, alone: 'budget' }],
  ['merforbruk, meirforbruk, overforbruk', { of: { budget: 'over' } }],
  [
    'vet ikke, veit ikkje, usikker, usikkert, ukjent, uviss, unknown, uncertain',
    { of: { budget: 'unknown' } },
  ],
  [
    'bedre enn spesifikasjon, bedre enn spesifisert, bedre enn avtalt, bedre enn forventet',
    { of: { quality: 'better' } },
  ],
  ['betre enn spesifikasjon, betre enn avtalt, betre enn venta', { of: { quality: 'better' } }],
  ['better than specified, better than agreed, better than expected', { of: { quality: 'better' } }],
  [
    'ihht spesifikasjon, iht spesifikasjon, i henhold til spesifikasjon, i tråd med spesifikasjon',
    { of: { quality: 'as-specified' } },
  ],
  ['som spesifisert, som avtalt, som avtala, as specified, as agreed', { of: { quality: 'as-specified' } }],
  [
    'mindre avvik, mindre avvik fra spesifikasjon, mindre avvik frå spesifikasjon, små avvik',
    { of: { quality: 'minor-deviation' }, alone: 'quality' },
  ],
  [
    'større avvik, større avvik fra spesifikasjon, større avvik frå spesifikasjon, store avvik',
    { of: { quality: 'major-deviation' }, alone: 'quality' },
  ],
  ['minor deviation, minor deviations', { of: { quality: 'minor-deviation' }, alone: 'quality' }],
  ['major deviation, major deviations', { of: { quality: 'major-deviation' }, alone: 'quality' }],
  ['høy, høyt, høye, høg, høgt, høge, stor, high', { of: { risk: 'high' } }],
  ['middels, medium, moderat, moderate', { of: { risk: 'medium' } }],
  ['lav, lavt, lave, låg, lågt, låge, liten, low', { of: { risk: 'low' } }],
  ['ikke påbegynt, ikke begynt, ikke startet, not started, not begun', { of: { gain: 'not-started' } }],
  ['ikkje påbyrja, ikkje byrja, ikkje starta, ikkje begynt', { of: { gain: 'not-started' } }],
];

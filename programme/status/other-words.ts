import type { Dimension } from './dimensions.ts';

/** What people call each dimension, in bokmål, nynorsk and English. */
export const dimensionWords: Record<Dimension, readonly string[]> = {
  time: [
    'tid, tida, tiden, tidsplan, tidsplanen, framdrift, framdrifta, framdriften, fremdrift, fremdriften',
    'framgang, fremgang, progresjon, progresjonen, schedule, time, timeline, progress',
  ],
  budget: [
    'økonomi, økonomien, budsjett, budsjettet, kostnad, kostnaden, kostnader, kostnadene, kostnadane',
    'budget, cost, costs, economy, finances',
  ],
  quality: ['kvalitet, kvaliteten, quality'],
  risk: ['risiko, risikoen, usikkerhet, usikkerheten, uvisse, uvissa, risk, risks'],
  gain: [
    'gevinst, gevinsten, gevinster, gevinstene, gevinstar, gevinstane, nytte, nytten, nytteverdi',
    'gevinstrealisering, gevinstrealiseringen, gevinstrealiseringa, gevinstoppnåelse, gevinstoppnåing',
    'benefit, benefits, gain, gains',
  ],
};

/** The parts words play beside values and dimensions. */
export type Role =
  /** Opens a status. */
  | 'command'
  /** Gathers all dimensions, or those nobody spoke of. */
  | 'all'
  | 'rest'
  /** Takes a dimension out, or leaves it as it was. */
  | 'except'
  | 'same'
  /** Opens the overall text. */
  | 'whole'
  /** Denies, tells of before, and of a change. */
  | 'not'
  | 'was'
  | 'from'
  | 'to'
  /** Joins, or says nothing of its own. */
  | 'and'
  | 'link'
  | 'filler';

export const roleWords: Record<Role, readonly string[]> = {
  command: [
    'status, statusen, statusmelding, statusmeldinga, statusmeldingen, statusrapport, statusoppdatering',
    'oppdatering, oppdater, rapporter, report, update, status report, status update',
  ],
  all: [
    'alt, alle, alt sammen, alt saman, alle prosjekter, alle prosjektene, alle prosjekt, alle prosjekta',
    'hele, heile, over hele linja, over hele linjen, over heile linja',
    'all, everything, all projects, all the projects, across the board',
  ],
  rest: [
    'resten, ellers, elles, øvrig, øvrige, for øvrig, det øvrige, alt annet, alt anna',
    'rest, the rest, otherwise, everything else',
  ],
  except: [
    'unntatt, untatt, utenom, utanom, bortsett fra, bortsett frå, med unntak av',
    'except, except for, apart from, but not',
  ],
  same: [
    'som før, som sist, som tidligere, som tidlegare, uendret, uendra, ingen endring, inga endring',
    'det samme som før, samme som før, samme som sist, same som før, same som sist',
    'same as before, same as last time, as before, unchanged, no change',
  ],
  whole: [
    'samlet, samla, totalt, totalt sett, overordnet, overordna, kommentar, merknad',
    'overall, comment, summary',
  ],
  not: ['ikke, ikkje, aldri, neppe, ikke lenger, ikkje lenger, not, never, no longer, hardly'],
  was: ['var, tidligere, tidlegare, was, were, previously'],
  from: ['fra, frå, from'],
  to: ['til, to'],
  and: ['og, samt, men, mens, medan, and, but, while, plus'],
  link: [
    'er, blir, har, ligger, ligg, står, ser, ut, går, gått, gikk, gjekk, kommet, komen, holder, held',
    'vi, det, den, de, dei, som, med, i, på, for, av, om, ved, hos, eller',
    'prosjekt, prosjektet, prosjekter, prosjektene, prosjekta, bydel, bydelen',
    'is, are, has, have, gone, looks, remains, we, it, the, a, at, in, on, of, or, with',
    'project, projects, district',
  ],
  filler: [
    'nå, no, fortsatt, fremdeles, framleis, igjen, i dag, denne uka, denne uken, denne veka, dessverre',
    'heldigvis, da, altså, også, bare, berre, litt, helt, heilt, ganske, nok, jo, vel, tross alt, alt i alt',
    'hei, heisann, hallo, takk, hi, hello, hey, now, still, again, today, this week, unfortunately, please, thanks',
  ],
};

/** Words a question begins with; a question is never a status. */
export const questionWords =
  'er, har, hva, hvordan, hvor, hvorfor, hvem, hvilke, hvilken, hvilket, når, kan, kva, korleis, kvifor, kven, ' +
  'is, are, has, what, how, why, who, which, when, where, can, could, does, do';

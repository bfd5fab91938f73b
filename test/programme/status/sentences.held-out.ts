import { green, type Sentence } from './sentence.ts';

/** Written before there was a parser, and never used to tune it: only its score is printed. */
export const heldOut: readonly Sentence[] = [
  // bokmål
  { said: 'status vahl grønn', is: { project: 'Vahl nærmiljøskole', time: 'on-plan' } },
  {
    said: 'vahl nærmiljøskole gul, skolegården er stengt til påske',
    is: {
      project: 'Vahl nærmiljøskole',
      time: 'minor-delays',
      timeComment: 'skolegården er stengt til påske',
    },
  },
  {
    said: 'status salto: økonomi rød, vi mangler midler til høsten',
    is: { project: 'Operativt Salto', budget: 'over', budgetComment: 'vi mangler midler til høsten' },
  },
  { said: 'lusetjernlfte gult', is: { project: 'Lusetjernløftet', time: 'minor-delays' } },
  { said: 'status 72001023 rød', is: { project: 'Lusetjernløftet', time: 'delayed' } },
  {
    said: 'moderne barnehage: framdrift grønn, økonomi gul, kvalitet grønn, risiko lav, gevinst ikke påbegynt',
    is: {
      project: 'Moderne barnehage',
      time: 'on-plan',
      budget: 'minor-overruns',
      quality: 'as-specified',
      risk: 'low',
      gain: 'not-started',
    },
  },
  { said: 'alt grønt i alna', is: { unit: 'BAL', ...green } },
  { said: 'alt i rute på stien', is: { project: 'Stien', ...green } },
  {
    said: 'status sammen gul',
    is: { ask: ['Sammen for Søndre', 'Sammen om barnet'], time: 'minor-delays' },
  },
  {
    said: 'sammen om barnet forsinket, to stillinger står ubesatt',
    is: { project: 'Sammen om barnet', time: 'delayed', timeComment: 'to stillinger står ubesatt' },
  },
  {
    said: 'PIPPI grønn på alt, men høy risiko',
    is: { project: 'PIPPI – Prosjekt PPTs inkluderende praksis', ...green, risk: 'high' },
  },
  {
    said: 'status trygge foreldre: kvaliteten er rød fordi veilederne har sluttet',
    is: {
      project: 'Trygge foreldre',
      quality: 'major-deviation',
      qualityComment: 'fordi veilederne har sluttet',
    },
  },
  { said: 'mobilt akuttem rød risiko', is: { project: 'Mobilt akutteam', risk: 'high' } },
  {
    said: 'status helsestasjon for ungdom tid gul økonomi grønn',
    is: {
      project: 'Helsestasjon for ungdom i bydel Alna',
      time: 'minor-delays',
      budget: 'on-budget',
    },
  },
  { said: 'koret: alt som før', is: { project: 'Koret' } },
  { said: 'ambulant team ligger foran plan', is: { project: 'Ambulant team', time: 'ahead' } },
  { said: 'status skolestøtte over budsjett', is: { project: 'Skolestøtte', budget: 'over' } },
  {
    said: 'skolestøtte grønn. Ny avtale med to skoler er signert.',
    is: {
      project: 'Skolestøtte',
      time: 'on-plan',
      timeComment: 'Ny avtale med to skoler er signert',
    },
  },
  { said: 'hei, når er neste møte i styret?', is: { none: true } },
  { said: 'takk for hjelpen!', is: { none: true } },
  { said: 'vi har grønt lys fra direktøren', is: { none: true } },
  {
    said: 'gul økonomi i familiehagen',
    is: { project: 'Barne- og familiehagen', budget: 'minor-overruns' },
  },
  {
    said: 'status trygge rød',
    is: { ask: ['Har vi trygge tjenester', 'Trygge foreldre'], time: 'delayed' },
  },
  {
    said: 'samfunnsforberedt 🟢 økonomi 🟡',
    is: { project: 'Samfunnsforberedt', time: 'on-plan', budget: 'minor-overruns' },
  },
  {
    said: 'foreldrestyrkende innsats: risiko middels, resten grønt',
    is: { project: 'Foreldrestyrkende innsats', ...green, risk: 'medium' },
  },
  {
    said: 'strukturkvalitet på plan og på budsjett',
    is: { project: 'Økt strukturkvalitet i barnehagene', time: 'on-plan', budget: 'on-budget' },
  },
  // nynorsk
  {
    said: 'status stien grøn, men økonomien er raud',
    is: { project: 'Stien', time: 'on-plan', budget: 'over' },
  },
  {
    said: 'lofsrud læringshub gul: ventar på nye lokale',
    is: {
      project: 'Lofsrud læringshub',
      time: 'minor-delays',
      timeComment: 'ventar på nye lokale',
    },
  },
  { said: 'alt er grønt i Grorud', is: { unit: 'BGR', ...green } },
  {
    said: 'felles innsats forseinka, lite folk på jobb',
    is: {
      project: 'Felles innsats for utsatt ungdom',
      time: 'delayed',
      timeComment: 'lite folk på jobb',
    },
  },
  {
    said: 'status samfunnsforberedt framdrift gul, kvalitet grøn, ikkje byrja på gevinst',
    is: {
      project: 'Samfunnsforberedt',
      time: 'minor-delays',
      quality: 'as-specified',
      gain: 'not-started',
    },
  },
  { said: 'risikoen er høg i mobilt akutteam', is: { project: 'Mobilt akutteam', risk: 'high' } },
  {
    said: 'status hjemmeveiledning grøn, foreldra er nøgde',
    is: {
      project: 'Hjemmeveiledning i bydel Bjerke',
      time: 'on-plan',
      timeComment: 'foreldra er nøgde',
    },
  },
  {
    said: 'økonomien uendra, elles grønt på vahl',
    is: {
      project: 'Vahl nærmiljøskole',
      time: 'on-plan',
      quality: 'as-specified',
      risk: 'low',
      gain: 'on-plan',
    },
  },
  // English
  {
    said: 'status class green, budget yellow',
    is: {
      project: 'CLASS – observasjon av kvalitet i skolen',
      time: 'on-plan',
      budget: 'minor-overruns',
    },
  },
  {
    said: 'lofsrud is delayed because we lack a leader',
    is: {
      project: 'Lofsrud læringshub',
      time: 'delayed',
      timeComment: 'because we lack a leader',
    },
  },
  { said: 'all green in stovner', is: { unit: 'BSR', ...green } },
  {
    said: 'status bedre informasjonsdeling: quality green, risk medium, benefits not started',
    is: {
      project: 'Bedre informasjonsdeling',
      quality: 'as-specified',
      risk: 'medium',
      gain: 'not-started',
    },
  },
  {
    said: 'koret red: the choir has no conductor',
    is: { project: 'Koret', time: 'delayed', timeComment: 'the choir has no conductor' },
  },
  { said: 'what is the status of lofsrud?', is: { none: true } },
  {
    said: 'sammen for sondre ahead of schedule, under budget',
    is: { project: 'Sammen for Søndre', time: 'ahead', budget: 'under' },
  },
  { said: 'everything is fine at vahl', is: { project: 'Vahl nærmiljøskole', ...green } },
  // another order, several dimensions at once, units, several projects
  {
    said: 'rød, lofsrud, mangler elever',
    is: { project: 'Lofsrud læringshub', time: 'delayed', timeComment: 'mangler elever' },
  },
  {
    said: 'økonomi og kvalitet grønn, framdrift gul i operativt salto',
    is: {
      project: 'Operativt Salto',
      time: 'minor-delays',
      budget: 'on-budget',
      quality: 'as-specified',
    },
  },
  {
    said: 'status språksterk utdanningsetaten gul',
    is: { project: 'Språksterk i skolen', time: 'minor-delays' },
  },
  { said: 'status språksterk i bjerke grønn', is: { project: 'Språksterk 1-6', time: 'on-plan' } },
  { said: 'status', is: { ask: [] } },
  { said: 'status gul', is: { ask: [], time: 'minor-delays' } },
  {
    said: 'class gul og pippi grønn',
    is: {
      ask: ['CLASS – observasjon av kvalitet i skolen', 'PIPPI – Prosjekt PPTs inkluderende praksis'],
    },
  },
  {
    said: 'ikke grønn lenger, vahl',
    is: { project: 'Vahl nærmiljøskole', overall: 'ikke grønn lenger' },
  },
  { said: 'kan noen se på budsjettet til vahl?', is: { none: true } },
  {
    said: 'status oppfølgingstjenesten: økonomi usikker',
    is: { project: 'Kvalitetsutvikling i oppfølgingstjenesten', budget: 'unknown' },
  },
  {
    said: 'felles innsats fra rødt til gult',
    is: { project: 'Felles innsats for utsatt ungdom', time: 'minor-delays' },
  },
  {
    said: 'barnehage gul',
    is: {
      ask: ['Moderne barnehage', 'Økt strukturkvalitet i barnehagene'],
      time: 'minor-delays',
    },
  },
  {
    said: 'status lofsrud gul, kvalitet: vi venter på evalueringen',
    is: {
      project: 'Lofsrud læringshub',
      time: 'minor-delays',
      qualityComment: 'vi venter på evalueringen',
    },
  },
  { said: 'jeg har lest om språksterk i avisa', is: { none: true } },
  {
    said: 'status brødre gul: få søkere',
    is: {
      project: 'Mangfoldsrekruttering – Hvor er mine brødre',
      time: 'minor-delays',
      timeComment: 'få søkere',
    },
  },
];

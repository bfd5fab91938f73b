import type { UnitCode } from '../../../programme/index.ts';
import { type Fields, green, type Sentence } from './sentence.ts';

const one = (said: string, project: string, fields: Fields = {}): Sentence => ({
  said,
  is: { project, ...fields },
});
const ask = (said: string, projects: readonly string[], fields: Fields = {}): Sentence => ({
  said,
  is: { ask: projects, ...fields },
});
const unit = (said: string, code: UnitCode, fields: Fields = {}): Sentence => ({
  said,
  is: { unit: code, ...fields },
});
const none = (said: string): Sentence => ({ said, is: { none: true } });

const CLASS = 'CLASS – observasjon av kvalitet i skolen';
const PIPPI = 'PIPPI – Prosjekt PPTs inkluderende praksis';
const BROTHERS = 'Mangfoldsrekruttering – Hvor er mine brødre';
const LOFSRUD = 'Lofsrud læringshub';
const HEALTH = 'Helsestasjon for ungdom i bydel Alna';
const HOME = 'Hjemmeveiledning i bydel Bjerke';
const FOLLOW_UP = 'Kvalitetsutvikling i oppfølgingstjenesten';
const FELLES = 'Felles innsats for utsatt ungdom';
const PARENTS = 'Foreldrestyrkende innsats';
const FAMILY = 'Barne- og familiehagen';
const STRUCTURE = 'Økt strukturkvalitet i barnehagene';
const STRONG = 'Språksterk 1-6';
const STRONG_SCHOOL = 'Språksterk i skolen';
const SAFE = 'Har vi trygge tjenester';
const VAHL = 'Vahl nærmiljøskole';

/** What people say in bokmål, nynorsk and English, every field worked out by hand. */
export const sentences: readonly Sentence[] = [
  // The three everybody knows
  one('status språksterk 1-6 gul, rekruttering tar tid, økonomi grønn', STRONG, {
    time: 'minor-delays',
    timeComment: 'rekruttering tar tid',
    budget: 'on-budget',
  }),
  one('lofsrud rødt: mangler leder', LOFSRUD, { time: 'delayed', timeComment: 'mangler leder' }),
  unit('alt grønt i bjerke', 'BBJ', green),

  // A project and a colour
  one('status stien grønn', 'Stien', { time: 'on-plan' }),
  one('stien gul', 'Stien', { time: 'minor-delays' }),
  one('Stien: rød', 'Stien', { time: 'delayed' }),
  one('STIEN RØD!!!', 'Stien', { time: 'delayed' }),
  one('status koret gult', 'Koret', { time: 'minor-delays' }),
  one('koret - grønt', 'Koret', { time: 'on-plan' }),
  one('status på koret: grønn', 'Koret', { time: 'on-plan' }),
  one('statusmelding salto rødt', 'Operativt Salto', { time: 'delayed' }),
  one('grønn salto', 'Operativt Salto', { time: 'on-plan' }),
  one('gult for salto', 'Operativt Salto', { time: 'minor-delays' }),
  one('rødt på lusetjernløftet', 'Lusetjernløftet', { time: 'delayed' }),
  one('lusetjern er grønn nå', 'Lusetjernløftet', { time: 'on-plan' }),
  one('samfunnsforberedt = gul', 'Samfunnsforberedt', { time: 'minor-delays' }),
  one('vahl oransje', VAHL, { time: 'minor-delays' }),
  one('hei, status vahl grønn', VAHL, { time: 'on-plan' }),
  one('Hei! Lofsrud er dessverre rødt i dag.', LOFSRUD, { time: 'delayed' }),
  one('prosjektet koret er fortsatt gult', 'Koret', { time: 'minor-delays' }),
  one('status: skolestøtte grønt', 'Skolestøtte', { time: 'on-plan' }),
  one('status for ambulant team er gul', 'Ambulant team', { time: 'minor-delays' }),

  // By number
  one('status 30090702 gul', STRONG, { time: 'minor-delays' }),
  one('30112411 grønn, økonomi gul', 'Stien', { time: 'on-plan', budget: 'minor-overruns' }),
  one('status prosjekt 72001022 rød: mangler leder', LOFSRUD, {
    time: 'delayed',
    timeComment: 'mangler leder',
  }),
  ask('status 30090799 gul', [], { time: 'minor-delays' }),

  // By short names and parts of names
  one('status pippi grønn', PIPPI, { time: 'on-plan' }),
  one('ppt gul', PIPPI, { time: 'minor-delays' }),
  one('inkluderende praksis rød', PIPPI, { time: 'delayed' }),
  one('class: kvalitet grønn', CLASS, { quality: 'as-specified' }),
  one('status brødrene gul', BROTHERS, { time: 'minor-delays' }),
  one('hvor er mine brødre rødt', BROTHERS, { time: 'delayed' }),
  one('mangfoldsrekruttering grønn', BROTHERS, { time: 'on-plan' }),
  one('status mangfold gul', BROTHERS, { time: 'minor-delays' }),
  one('akutteamet grønt', 'Mobilt akutteam', { time: 'on-plan' }),
  one('status familiehagen grønn', FAMILY, { time: 'on-plan' }),
  one('barne og familiehagen rød', FAMILY, { time: 'delayed' }),
  one('hjemmeveiledning gul', HOME, { time: 'minor-delays' }),
  one('hjemmeveiledning i bydel bjerke gul', HOME, { time: 'minor-delays' }),
  one('status helsestasjon alna grønn', HEALTH, { time: 'on-plan' }),
  one('informasjonsdeling gul', 'Bedre informasjonsdeling', { time: 'minor-delays' }),
  one('har vi trygge tjenester grønn', SAFE, { time: 'on-plan' }),
  one('trygge tjenester rød', SAFE, { time: 'delayed' }),
  one('trygge foreldre gult', 'Trygge foreldre', { time: 'minor-delays' }),
  one('læringshuben grønn', LOFSRUD, { time: 'on-plan' }),
  one('nærmiljøskolen grønn', VAHL, { time: 'on-plan' }),
  one('oppfølgingstjenesten gul', FOLLOW_UP, { time: 'minor-delays' }),
  one('kvalitetsutvikling gul', FOLLOW_UP, { time: 'minor-delays' }),
  one('felles innsats grønn', FELLES, { time: 'on-plan' }),
  one('utsatt ungdom rød', FELLES, { time: 'delayed' }),
  one('strukturkvalitet: økonomi rød', STRUCTURE, { budget: 'over' }),
  one('moderne barnehage grønn', 'Moderne barnehage', { time: 'on-plan' }),
  one('språksterk skolen gul', STRONG_SCHOOL, { time: 'minor-delays' }),
  one('språksterk gul i skolen', STRONG_SCHOOL, { time: 'minor-delays' }),
  one('språksterk ude grønn', STRONG_SCHOOL, { time: 'on-plan' }),
  one('status språksterk bjerke rød', STRONG, { time: 'delayed' }),
  one('språksterk BBJ gul', STRONG, { time: 'minor-delays' }),
  one('status språksterk 1–6 grønn', STRONG, { time: 'on-plan' }),
  one('språksterk 1 - 6 grønn', STRONG, { time: 'on-plan' }),

  // Typed in a hurry
  one('status språkstrk 1-6 gul', STRONG, { time: 'minor-delays' }),
  one('spraksterk 1-6 gul', STRONG, { time: 'minor-delays' }),
  one('lofsurd rødt', LOFSRUD, { time: 'delayed' }),
  one('loftsrud rødt', LOFSRUD, { time: 'delayed' }),
  one('lusetjernløfet grønn', 'Lusetjernløftet', { time: 'on-plan' }),
  one('samfunnforberedt gul', 'Samfunnsforberedt', { time: 'minor-delays' }),
  one('skolestøte grønn', 'Skolestøtte', { time: 'on-plan' }),
  one('mangfoldrekrutering gul', BROTHERS, { time: 'minor-delays' }),
  one('hjemmveiledning grønn', HOME, { time: 'on-plan' }),
  one('strukturkvaltet gul', STRUCTURE, { time: 'minor-delays' }),
  one('status stien øknomi gul', 'Stien', { budget: 'minor-overruns' }),
  one('stien framdirft grønn', 'Stien', { time: 'on-plan' }),
  one('stien rod', 'Stien', { time: 'delayed' }),
  one('stien gronn', 'Stien', { time: 'on-plan' }),
  one('sttus koret gul', 'Koret', { time: 'minor-delays' }),

  // Each dimension in Prosjektportalen's words
  one('status stien på plan', 'Stien', { time: 'on-plan' }),
  one('stien er i rute', 'Stien', { time: 'on-plan' }),
  one('stien foran plan', 'Stien', { time: 'ahead' }),
  one('stien mindre forsinkelser', 'Stien', { time: 'minor-delays' }),
  one('stien litt forsinket', 'Stien', { time: 'minor-delays' }),
  one('stien er forsinket', 'Stien', { time: 'delayed' }),
  one('stien tid: forsinket', 'Stien', { time: 'delayed' }),
  one('stien under budsjett', 'Stien', { budget: 'under' }),
  one('stien på budsjett', 'Stien', { budget: 'on-budget' }),
  one('stien mindre overskridelser', 'Stien', { budget: 'minor-overruns' }),
  one('stien ligger over budsjett', 'Stien', { budget: 'over' }),
  one('stien økonomi vet ikke', 'Stien', { budget: 'unknown' }),
  one('stien kvalitet ihht spesifikasjon', 'Stien', { quality: 'as-specified' }),
  one('stien kvalitet bedre enn spesifikasjon', 'Stien', { quality: 'better' }),
  one('stien kvalitet mindre avvik', 'Stien', { quality: 'minor-deviation' }),
  one('stien kvalitet større avvik fra spesifikasjon', 'Stien', { quality: 'major-deviation' }),
  one('stien risiko høy', 'Stien', { risk: 'high' }),
  one('stien lav risiko', 'Stien', { risk: 'low' }),
  one('stien risiko: medium', 'Stien', { risk: 'medium' }),
  one('stien gevinst ikke påbegynt', 'Stien', { gain: 'not-started' }),
  one('stien gevinst foran plan', 'Stien', { gain: 'ahead' }),
  one('stien gevinst på plan', 'Stien', { gain: 'on-plan' }),
  one('stien gevinst mindre forsinkelser', 'Stien', { gain: 'minor-delays' }),
  one('stien gevinst forsinket', 'Stien', { gain: 'delayed' }),
  one('stien risiko grønn', 'Stien', { risk: 'low' }),
  one('stien risiko gul', 'Stien', { risk: 'medium' }),
  one('stien risiko rød', 'Stien', { risk: 'high' }),
  one('stien kvalitet gul', 'Stien', { quality: 'minor-deviation' }),
  one('stien gevinst rød', 'Stien', { gain: 'delayed' }),
  one('stien budsjett grønt', 'Stien', { budget: 'on-budget' }),
  one('stien gevinstrealisering gul', 'Stien', { gain: 'minor-delays' }),
  one('stien økonomi ok', 'Stien', { budget: 'on-budget' }),

  // Several dimensions, in any order
  one('stien tid grønn økonomi gul kvalitet rød risiko høy gevinst gul', 'Stien', {
    time: 'on-plan',
    budget: 'minor-overruns',
    quality: 'major-deviation',
    risk: 'high',
    gain: 'minor-delays',
  }),
  one('stien: økonomi og kvalitet grønn', 'Stien', { budget: 'on-budget', quality: 'as-specified' }),
  one('stien: økonomi, kvalitet og gevinst gul', 'Stien', {
    budget: 'minor-overruns',
    quality: 'minor-deviation',
    gain: 'minor-delays',
  }),
  one('gul på framdrift og grønn på økonomi i stien', 'Stien', { time: 'minor-delays', budget: 'on-budget' }),
  one('stien grønn på tid og økonomi', 'Stien', { time: 'on-plan', budget: 'on-budget' }),
  one('økonomi rød, stien', 'Stien', { budget: 'over' }),
  one('rød økonomi og gul kvalitet på stien', 'Stien', { budget: 'over', quality: 'minor-deviation' }),
  one('stien gul; økonomi: grønn; risiko: lav', 'Stien', {
    time: 'minor-delays',
    budget: 'on-budget',
    risk: 'low',
  }),
  one('stien, gul, økonomi, grønn', 'Stien', { time: 'minor-delays', budget: 'on-budget' }),
  one('stien på plan og på budsjett, høy risiko', 'Stien', {
    time: 'on-plan',
    budget: 'on-budget',
    risk: 'high',
  }),
  one('stien grønn økonomi gul', 'Stien', { time: 'on-plan', budget: 'minor-overruns' }),
  one('status stien\ntid: gul\nøkonomi: grønn\nrisiko: middels', 'Stien', {
    time: 'minor-delays',
    budget: 'on-budget',
    risk: 'medium',
  }),

  // Everything, the rest, and as before
  one('stien alt grønt', 'Stien', green),
  one('alt grønt stien', 'Stien', green),
  one('stien grønn over hele linja', 'Stien', green),
  one('stien: alt ok', 'Stien', green),
  one('stien alt grønt unntatt økonomi', 'Stien', { ...green, budget: undefined }),
  one('stien alt grønt bortsett fra økonomi som er rød', 'Stien', { ...green, budget: 'over' }),
  one('stien alt grønt, men økonomi gul', 'Stien', { ...green, budget: 'minor-overruns' }),
  one('stien økonomi rød, ellers grønt', 'Stien', { ...green, budget: 'over' }),
  one('stien gul, resten grønt', 'Stien', { ...green, time: 'minor-delays' }),
  one('stien økonomi som før, tid gul', 'Stien', { time: 'minor-delays' }),
  one('stien uendret', 'Stien'),
  one('status stien som sist', 'Stien'),
  one('stien alt som før, men risiko høy', 'Stien', { risk: 'high' }),
  one('status stien', 'Stien'),

  // Comments
  one('stien gul fordi vi venter på lokaler', 'Stien', {
    time: 'minor-delays',
    timeComment: 'fordi vi venter på lokaler',
  }),
  one('stien gul rekruttering tar tid', 'Stien', {
    time: 'minor-delays',
    timeComment: 'rekruttering tar tid',
  }),
  one('stien gul, økonomi rød pga. nye lønninger, kvalitet grønn', 'Stien', {
    time: 'minor-delays',
    budget: 'over',
    budgetComment: 'pga. nye lønninger',
    quality: 'as-specified',
  }),
  one('stien rød: leder sluttet 1. mars, ny utlysning kl. 12. Styret er varslet.', 'Stien', {
    time: 'delayed',
    timeComment: 'leder sluttet 1. mars, ny utlysning kl. 12. Styret er varslet',
  }),
  one('stien gul, og foreldrene venter', 'Stien', { time: 'minor-delays', timeComment: 'foreldrene venter' }),
  one('stien økonomi gul: merforbruk på 2,5 mill', 'Stien', {
    budget: 'minor-overruns',
    budgetComment: 'merforbruk på 2,5 mill',
  }),
  one('stien gul, samlet: god framgang tross alt', 'Stien', {
    time: 'minor-delays',
    overall: 'god framgang tross alt',
  }),
  one('stien, kommentar: vi er snart i mål, økonomi grønn', 'Stien', {
    overall: 'vi er snart i mål',
    budget: 'on-budget',
  }),
  one('stien alt grønt, alle er fornøyde', 'Stien', { ...green, overall: 'alle er fornøyde' }),
  one('stien økonomi: venter på tildeling', 'Stien', { budgetComment: 'venter på tildeling' }),
  one('stien venter på nytt lokale, gul', 'Stien', {
    time: 'minor-delays',
    overall: 'venter på nytt lokale',
  }),
  one('stien gul, veggene er grønne', 'Stien', { time: 'minor-delays', timeComment: 'veggene er grønne' }),
  one('stien gul, samarbeid med helsestasjon tar tid', 'Stien', {
    time: 'minor-delays',
    timeComment: 'samarbeid med helsestasjon tar tid',
  }),
  one('stien gul, helsestasjonen svarer ikke', 'Stien', {
    time: 'minor-delays',
    timeComment: 'helsestasjonen svarer ikke',
  }),
  one('stien gul, bydel alna vil vente', 'Stien', {
    time: 'minor-delays',
    timeComment: 'bydel alna vil vente',
  }),
  one('stien gul rekruttering tar tid økonomi grønn', 'Stien', {
    time: 'minor-delays',
    timeComment: 'rekruttering tar tid',
    budget: 'on-budget',
  }),

  // Denied, changed, of two minds
  one('status stien ikke grønn', 'Stien', { overall: 'ikke grønn' }),
  one('stien økonomi grønn, ikke forsinket', 'Stien', {
    budget: 'on-budget',
    budgetComment: 'ikke forsinket',
  }),
  one('stien fra gul til grønn', 'Stien', { time: 'on-plan' }),
  one('stien økonomi har gått fra grønn til rød', 'Stien', { budget: 'over' }),
  one('stien var rød, nå gul', 'Stien', { time: 'minor-delays' }),
  one('stien økonomi rød -> gul', 'Stien', { budget: 'minor-overruns' }),
  one('stien gul, framdrift grønn', 'Stien'),
  one('stien gul eller rød', 'Stien'),

  // Which project is asked about, never guessed
  ask('status språksterk gul', [STRONG, STRONG_SCHOOL], { time: 'minor-delays' }),
  ask('status språksterk gul rekruttering tar tid', [STRONG, STRONG_SCHOOL], {
    time: 'minor-delays',
    timeComment: 'rekruttering tar tid',
  }),
  ask('sammen grønn', ['Sammen for Søndre', 'Sammen om barnet'], { time: 'on-plan' }),
  ask('foreldre gul', [PARENTS, 'Trygge foreldre'], { time: 'minor-delays' }),
  ask('innsats rød', [FELLES, PARENTS], { time: 'delayed' }),
  ask('status ungdom grønn', [FELLES, HEALTH], { time: 'on-plan' }),
  ask('lofsrud og stien grønn', [LOFSRUD, 'Stien'], { time: 'on-plan' }),
  ask('lofsrud rød, stien grønn', [LOFSRUD, 'Stien']),
  ask('skolestøtte i alna gul', ['Skolestøtte'], { time: 'minor-delays' }),
  ask('bjerke gul', ['Ambulant team', HOME, 'Skolestøtte', STRONG, 'Trygge foreldre'], {
    time: 'minor-delays',
  }),
  ask('status bydel stovner', ['Stien']),
  ask('status økonomi gul', [], { budget: 'minor-overruns' }),
  ask('status xyzzy gul', [], { time: 'minor-delays', overall: 'xyzzy' }),
  ask('status rød, stien til skolen er stengt', ['Stien'], {
    time: 'delayed',
    timeComment: 'stien til skolen er stengt',
  }),

  // A whole unit
  unit('alt grønt i bydel alna', 'BAL', green),
  unit('alle prosjektene i stovner er gule', 'BSR', {
    time: 'minor-delays',
    budget: 'minor-overruns',
    quality: 'minor-deviation',
    risk: 'medium',
    gain: 'minor-delays',
  }),
  unit('gamle oslo: alt grønt', 'BGO', green),
  unit('alt er på plan i utdanningsetaten', 'UDE', green),
  unit('status alt grønt i søndre nordstrand, økonomi gul', 'BSN', { ...green, budget: 'minor-overruns' }),

  // Nynorsk
  one('status stien grøn', 'Stien', { time: 'on-plan' }),
  one('stien raudt', 'Stien', { time: 'delayed' }),
  one('stien er forseinka, vi manglar folk', 'Stien', { time: 'delayed', timeComment: 'vi manglar folk' }),
  one('koret litt forseinka', 'Koret', { time: 'minor-delays' }),
  one('koret etter planen', 'Koret', { time: 'on-plan' }),
  one('vahl høg risiko', VAHL, { risk: 'high' }),
  one('vahl låg risiko, økonomien grøn', VAHL, { risk: 'low', budget: 'on-budget' }),
  one('vahl økonomi veit ikkje', VAHL, { budget: 'unknown' }),
  one('vahl gul, elles grønt', VAHL, { ...green, time: 'minor-delays' }),
  one('vahl framdrifta er gul, kvaliteten er god', VAHL, { time: 'minor-delays', quality: 'as-specified' }),
  one('vahl ikkje grøn lenger', VAHL, { overall: 'ikkje grøn lenger' }),
  one('vahl som før, men risikoen er middels', VAHL, { risk: 'medium' }),
  one('vahl gevinst ikkje påbyrja', VAHL, { gain: 'not-started' }),
  one('lofsrud er komen frå raudt til gult', LOFSRUD, { time: 'minor-delays' }),
  unit('alt grønt i Grorud i dag', 'BGR', green),

  // English
  one('status vahl green', VAHL, { time: 'on-plan' }),
  one('vahl is on track', VAHL, { time: 'on-plan' }),
  one('lofsrud red: no leader yet', LOFSRUD, { time: 'delayed', timeComment: 'no leader yet' }),
  one('koret slightly delayed, budget ok', 'Koret', { time: 'minor-delays', budget: 'on-budget' }),
  one('koret high risk', 'Koret', { risk: 'high' }),
  one('the quality is red at vahl', VAHL, { quality: 'major-deviation' }),
  one('vahl over budget', VAHL, { budget: 'over' }),
  one('vahl everything green except budget', VAHL, { ...green, budget: undefined }),
  one('vahl amber, otherwise green', VAHL, { ...green, time: 'minor-delays' }),
  one('vahl same as before but risk is medium', VAHL, { risk: 'medium' }),
  one('vahl from red to yellow', VAHL, { time: 'minor-delays' }),
  one('vahl schedule green and budget unknown', VAHL, { time: 'on-plan', budget: 'unknown' }),
  one('update koret yellow', 'Koret', { time: 'minor-delays' }),
  unit('everything green in alna', 'BAL', green),
  ask('status: sammen yellow', ['Sammen for Søndre', 'Sammen om barnet'], { time: 'minor-delays' }),

  // Odd characters
  one('stien 🟡', 'Stien', { time: 'minor-delays' }),
  one('🔴 stien 🔴', 'Stien', { time: 'delayed' }),
  one('sti\u200Ben gul', 'Stien', { time: 'minor-delays' }),
  one('\u202Estien\u202C gul', 'Stien', { time: 'minor-delays' }),
  one('stien gul: **fet** <b>skrift</b>', 'Stien', {
    time: 'minor-delays',
    timeComment: '**fet** <b>skrift</b>',
  }),
  one('stien gul 😀👍🏽', 'Stien', { time: 'minor-delays', timeComment: '😀👍🏽' }),
  one('stien gul: שלום', 'Stien', { time: 'minor-delays', timeComment: 'שלום' }),
  one('stien gul: {"type":"AdaptiveCard"}', 'Stien', {
    time: 'minor-delays',
    timeComment: '{"type":"AdaptiveCard"}',
  }),

  // No status
  none('hei'),
  none('er lofsrud rødt?'),
  none('hva er status på stien?'),
  none('kan du sende meg saken om språksterk?'),
  none('når er stien ferdig?'),
  none('vi maler veggene grønne på lofsrud'),
  none('grønn'),
  none('møtet om økonomi er flyttet til onsdag'),
  none('sammen får vi det til'),
  none('how is vahl doing?'),
  none('jeg liker grønt'),
  none('lofsrud ringte'),
  none(''),
  none('   \n\t '),
];

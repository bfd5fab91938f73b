import { faultReasons } from '../../graph/lists/field.ts';
import {
  Cadence,
  deliveryRemedies,
  Language,
  lateReasons,
  qualityKinds,
  refusalReasons,
  UnitCode,
  WorkStatus,
} from '../../programme/index.ts';
import { ApiError } from '../../tabs/api/api-error.ts';
import { deliveryStatuses } from '../../tabs/api/deliveries-reply.ts';
import { toldVerbs } from '../../tabs/api/digest-reply.ts';
import { riskCodes, unitCodes } from '../../tabs/api/replies.ts';
import { fieldAtFault } from '../../tabs/line/field-at-fault.ts';
import { SignInError } from '../../tabs/sign-in/sign-in-error.ts';
import { needsSignIn, problemWords } from '../../tabs/states/problem-words.ts';
import { textsIn } from './texts-rig.ts';

const refused = (reason: (typeof refusalReasons)[number], values: Record<string, string> = {}) =>
  new ApiError('refused', { refusal: { reason, values } });

describe.each(Language.options)('the words in %s', (language) => {
  it('have a sentence for everything the programme may refuse', async () => {
    const { exists } = await textsIn(language);
    expect(refusalReasons.filter((reason) => !exists(`refusals.${reason}`))).toEqual([]);
  });
  it('have what to do about every fault a row may have', async () => {
    const { exists } = await textsIn(language);
    expect(faultReasons.filter((reason) => !exists(`faultRows.remedies.${reason}`))).toEqual([]);
  });
  it('tell of everything the digest and the deliveries may hold', async () => {
    const { exists } = await textsIn(language);
    const keys = [
      ...qualityKinds.map((kind) => `quality.kinds.${kind}`),
      ...[...toldVerbs, 'other'].map((verb) => `digest.did.${verb}`),
      ...deliveryRemedies.map((remedy) => `deliveries.remedies.${remedy}`),
      ...deliveryStatuses.map((status) => `deliveries.statuses.${status}`),
    ];
    expect(keys.filter((key) => !exists(key))).toEqual([]);
  });
  it('tell why a change is not in SharePoint yet, and what then', async () => {
    const { exists } = await textsIn(language);
    const keys = lateReasons.flatMap((reason) => [`notYet.why.${reason}`, `notYet.then.${reason}`]);
    expect(keys.filter((key) => !exists(key))).toEqual([]);
  });
  it('name every unit, status and cadence', async () => {
    const { exists } = await textsIn(language);
    const keys = [
      ...UnitCode.options.map((unit) => `units.${unit}`),
      ...WorkStatus.options.map((status) => `statuses.${status}`),
      ...Cadence.options.map((cadence) => `cadences.${cadence}`),
    ];
    expect(keys.filter((key) => !exists(key))).toEqual([]);
  });
});

describe('what went wrong, in a sentence', () => {
  it('writes days out and names the person', async () => {
    const { t } = await textsIn('nb');
    expect(problemWords(t, 'nb', refused('date-not-later', { earliest: '2025-04-03' }))).toBe(
      'Velg en dag fra og med torsdag 3. april 2025. En ny frist må være senere enn både dagen i dag og fristen som gjelder nå.',
    );
    expect(problemWords(t, 'nb', refused('receiver-same', { name: 'Programleder' }))).toBe(
      'Programleder har allerede ansvaret. Velg en annen.',
    );
  });
  it.each([
    [
      new ApiError('unreachable'),
      'No contact with the server. Check your network, or wait a little and try again.',
    ],
    [new SignInError('ended'), 'Your session is over. Sign in again to continue.'],
    [
      new RangeError('x'),
      'Something unexpected happened. Reload the page. If that does not help, tell the programme office.',
    ],
  ])('says of %s what to do', async (error, words) => {
    const { t } = await textsIn('en');
    expect(problemWords(t, 'en', error)).toBe(words);
  });
  it('offers to sign in again when nothing else can help', () => {
    const errors = [
      new ApiError('signed-out'),
      new SignInError('ended'),
      new ApiError('failed'),
      new SignInError('refused'),
    ];
    expect(errors.map(needsSignIn)).toEqual([true, true, false, false]);
  });
  it('is told at the field it is about', () => {
    expect(fieldAtFault(refused('date-too-far'))).toBe('due');
    expect(fieldAtFault(refused('receiver-unknown'))).toBe('to');
    expect(fieldAtFault(refused('already-done'))).toBeUndefined();
    expect(fieldAtFault(new ApiError('failed'))).toBeUndefined();
  });
});

it('the pages know the same units and risks as the programme', () => {
  expect([...unitCodes].sort()).toEqual([...UnitCode.options].sort());
  expect(riskCodes.join('')).toBe('ABCDEFGH');
});

import { describe, expect, it } from '@jest/globals';
import { type Person, setPreferences } from '../../programme/index.ts';
import { aPerson, by, clockAt, OWNER, oid } from './build.ts';
import { fakeRecords } from './fake-records.ts';
import { expectRefusal } from './refused.ts';

const setUp = (given: Partial<Person> = {}) => {
  const records = fakeRecords({ TfPeople: [aPerson(given)] });
  return { records, set: setPreferences({ records, clock: clockAt('2025-03-24') }) };
};
const quiet = { quietFrom: '21:00', quietTo: '07:30' };

describe("setting one's preferences", () => {
  it('changes the language and the quiet hours, and logs it', async () => {
    const { records, set } = setUp();
    const person = aPerson({ language: 'nn', ...quiet });
    expect(await set(by(OWNER), { language: 'nn', quietFrom: '21.00', quietTo: '7:30' })).toEqual({ person });
    expect(await records.find('TfPeople', OWNER)).toEqual(person);
    expect(records.held().actions).toMatchObject([
      {
        verb: 'prefer',
        list: 'TfPeople',
        key: OWNER,
        before: { language: 'nb' },
        after: { language: 'nn', ...quiet },
      },
    ]);
  });
  it('leaves what is not said as it is', async () => {
    const { set } = setUp(quiet);
    expect((await set(by(OWNER), { language: 'en' })).person).toEqual(aPerson({ language: 'en', ...quiet }));
    expect((await set(by(OWNER), { quietTo: '06:00' })).person.quietTo).toBe('06:00');
  });
  it.each([[''], [null]])('takes the quiet hours away when both are given as %j', async (none) => {
    const { set } = setUp(quiet);
    expect((await set(by(OWNER), { quietFrom: none, quietTo: none })).person).toEqual(aPerson());
  });
  it('said twice is kept once', async () => {
    const { records, set } = setUp();
    await set(by(OWNER), quiet);
    await set(by(OWNER), quiet);
    expect(records.held().actions).toHaveLength(1);
  });
  it.each([
    [{ quietFrom: '21:00' }],
    [{ quietFrom: '', quietTo: '07:00' }],
    [{ quietFrom: '07:00', quietTo: '07:00' }],
    [{ quietFrom: 'kveld', quietTo: '07:00' }],
    [{ quietFrom: '25:00', quietTo: '07:00' }],
  ])('is refused unless both times are times, and two: %j', async (form) => {
    const { records, set } = setUp();
    await expectRefusal(records, () => set(by(OWNER), form), 'quiet-hours-unclear');
  });
  it('is refused in a language nobody has written', async () => {
    const { records, set } = setUp();
    await expectRefusal(records, () => set(by(OWNER), { language: 'sv' }), 'language-unknown');
  });
  it('is refused to somebody unknown or who has left', async () => {
    const { records, set } = setUp({ left: true });
    await expectRefusal(records, () => set(by(OWNER), { language: 'nn' }), 'unknown-person');
    await expectRefusal(records, () => set(by(oid(9)), { language: 'nn' }), 'unknown-person');
  });
});

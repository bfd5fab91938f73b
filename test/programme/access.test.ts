import { describe, expect, it } from '@jest/globals';
import { actsForOffice, holderOf, isOpen, listOf, mayAct, type Role, riskOf } from '../../programme/index.ts';
import { aLead, aMeasure, aPerson, aTask, OWNER, oid } from './build.ts';

const DEPUTY = oid(3);
const owner = aPerson({ deputyOid: DEPUTY });
const deputy = aPerson({ oid: DEPUTY });
const other = (...roles: Role[]) => aPerson({ oid: oid(9), roles });
const people = [owner, deputy, aLead()];

describe('who may act on a line', () => {
  it('its owner may', () => {
    expect(mayAct(owner, aMeasure(), people)).toBe(true);
  });
  it("the owner's deputy may", () => {
    expect(mayAct(deputy, aMeasure(), people)).toBe(true);
  });
  it.each(['programme-lead', 'programme-adviser', 'programme-officer'] as const)(
    'the programme office may: %s',
    (role) => {
      expect(mayAct(other(role), aMeasure(), people)).toBe(true);
      expect(actsForOffice(other(role))).toBe(true);
    },
  );
  it.each([
    'communications-adviser',
    'manager',
    'strategic-chair',
    'portfolio-manager',
    'developer',
    'operative-board-chair',
    'state-observer',
  ] as const)('others may not: %s', (role) => {
    expect(mayAct(other(role), aMeasure(), people)).toBe(false);
    expect(actsForOffice(other(role))).toBe(false);
  });
  it('somebody without any role may not', () => {
    expect(mayAct(other(), aMeasure(), people)).toBe(false);
  });
  it('nobody but the office may when the owner is not among the people', () => {
    const homeless = aMeasure({ ownerOid: oid(8) });
    expect(mayAct(owner, homeless, people)).toBe(false);
    expect(mayAct(aLead(), homeless, people)).toBe(true);
  });
  it('a role held by several is answered for by the first of them', () => {
    const [first, second] = [
      aPerson({ oid: oid(4), roles: ['developer'] }),
      aPerson({ oid: oid(5), roles: ['developer'] }),
    ];
    expect(holderOf([owner, first, second], 'developer')).toBe(first);
    expect(holderOf([owner], 'developer')).toBeUndefined();
  });
});

describe('a line', () => {
  it('is open until it is done or called off', () => {
    const statuses = ['not-started', 'in-progress', 'done', 'cancelled'] as const;
    expect(statuses.map((status) => isOpen({ status }))).toEqual([true, true, false, false]);
  });
  it("has its own risk as a measure, and its measure's as a task", () => {
    expect(riskOf(aMeasure({ key: 'C1', risk: 'C' }))).toBe('C');
    expect(riskOf(aTask({ key: 'A4-BAL' }))).toBe('A');
    expect(riskOf(aTask({ key: 'H4-2-UDE' }))).toBe('H');
    expect(riskOf(aTask({ key: 'salto-1' }))).toBeUndefined();
  });
  it('stands in the list of its kind', () => {
    expect([listOf(aMeasure()), listOf(aTask())]).toEqual(['TfMeasures', 'TfTasks']);
    expect(aTask().ownerOid).toBe(OWNER);
  });
});

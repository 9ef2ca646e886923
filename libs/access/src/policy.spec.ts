import { demonstrationPeople } from './demonstration.js';
import { may, type Permission, policy } from './policy.js';
import { Role } from './role.js';

const personOf = (role: Role) => {
  const person = demonstrationPeople.find((one) => one.role === role);
  if (!person) throw new Error(`nobody is ${role}`);
  return person;
};

describe('the policy', () => {
  it('lets nobody in without signing in, except where anyone may', () => {
    const permissions = [...Object.keys(policy), 'signed-in'] as Permission[];
    expect(permissions.filter((permission) => may(undefined, permission))).toEqual([]);
    expect(may(undefined, 'anyone')).toBe(true);
  });

  it('keeps names of children from the board', () => {
    expect(may(personOf('board-member'), 'follow-figures')).toBe(true);
    expect(may(personOf('board-member'), 'read-names')).toBe(false);
    expect(may(personOf('board-member'), 'find-pupil')).toBe(false);
  });

  it('gives a provider and a school nothing that spans organisations', () => {
    for (const role of ['provider', 'school'] as const) {
      const held = Object.entries(policy).filter(([, roles]) => roles.includes(role));
      expect(held).toEqual([]);
    }
  });

  it('lets only those record who arrange placements or run the machine', () => {
    expect(policy.record).toEqual(['commissioner', 'operator']);
    expect(may(personOf('auditor'), 'record')).toBe(false);
  });
});

describe('the demonstration', () => {
  it('has one person for each role but the operator', () => {
    const roles = Role.options.filter((role) => role !== 'operator');
    expect(demonstrationPeople.map(({ role }) => role)).toEqual(roles);
  });
});

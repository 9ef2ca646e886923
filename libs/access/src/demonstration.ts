import type { IdentityProvider } from './identity-provider.js';
import type { Person } from './person.js';
import type { Role } from './role.js';

const authority = 'Demonstration authority';
const cast: readonly (readonly [Role, string, string])[] = [
  ['auditor', 'Amina Auditor', authority],
  ['board-member', 'Brian Board', 'Oversight board'],
  ['finance-officer', 'Farah Finance', authority],
  ['commissioner', 'Colin Commissioner', authority],
  ['provider', 'Priya Provider', 'Demonstration provider'],
  ['school', 'Sam School', 'Demonstration school'],
  ['data-protection-officer', 'Dana Protection', authority],
];

/** One invented person for each role; nobody proves anything, so it is for loopback only. */
export const demonstrationPeople: readonly Person[] = cast.map(([role, name, organisation]) => ({
  id: `demonstration-${role}`,
  name,
  role,
  organisation,
  scope: role === 'provider' || role === 'school' ? {} : 'all',
}));

/** Signs in whoever is chosen; the answer is `{ person: id }`. */
export const demonstrationIdentity: IdentityProvider = {
  demonstration: true,
  begin: () => Promise.resolve({ kind: 'choose', people: demonstrationPeople }),
  complete: ({ person }) => Promise.resolve(demonstrationPeople.find(({ id }) => id === person)),
};

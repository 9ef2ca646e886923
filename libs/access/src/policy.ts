import type { Person } from './person.js';
import type { Role } from './role.js';

/** What a route may ask for. `anyone` needs nobody signed in. */
export type Permission =
  | 'anyone'
  | 'signed-in'
  | 'read-figures'
  | 'follow-figures'
  | 'find-pupil'
  | 'read-names'
  | 'import'
  | 'record'
  | 'watch-projections';

const readers: readonly Role[] = [
  'auditor',
  'finance-officer',
  'commissioner',
  'data-protection-officer',
  'operator',
];

/**
 * Which roles hold each permission; a role that is not listed is refused. A board member follows a
 * figure down to its events without seeing a child's name. Providers and schools hold none of the
 * authority-wide permissions: a figure of the authority shows other organisations' children.
 */
export const policy: Readonly<
  Record<Exclude<Permission, 'anyone' | 'signed-in'>, readonly Role[]>
> = {
  'read-figures': ['board-member', ...readers],
  'follow-figures': ['board-member', ...readers],
  'find-pupil': readers,
  'read-names': readers,
  import: ['commissioner', 'finance-officer', 'operator'],
  record: ['commissioner', 'operator'],
  'watch-projections': ['auditor', 'commissioner', 'data-protection-officer', 'operator'],
};

/** Whether the person (undefined: nobody signed in) holds the permission. */
export function may(person: Person | undefined, permission: Permission): boolean {
  if (permission === 'anyone') return true;
  if (!person) return false;
  return permission === 'signed-in' || policy[permission].includes(person.role);
}

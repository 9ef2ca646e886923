import type { Role } from './role.js';

/** Whose records a person may see; row-level security holds them to it. */
export type PersonScope =
  | 'all'
  | {
      readonly authorities?: readonly string[];
      readonly providers?: readonly string[];
      readonly schools?: readonly string[];
    };

/** Somebody who is signed in, or the operator of this machine. `id` is stable and never an email. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly organisation: string;
  readonly scope: PersonScope;
}

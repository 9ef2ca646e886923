import { userInfo } from 'node:os';
import type { Actor } from '@ledger/kernel';

/** On the command line the actor is the operating-system user. */
export function operator(authority = 'installation'): Actor {
  return { id: userInfo().username, role: 'operator', organisation: authority };
}

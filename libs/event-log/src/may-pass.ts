import { connectionLost } from '@ledger/postgres';

// A lock not had in time, a deadlock, too many connections: the same batch may do better later.
const passing = new Set(['55P03', '57014', '40001', '40P01', '53300']);

/** True when an error of PostgreSQL leaves the outcome unknown, or may not come again. */
export const mayPass = (error: unknown): boolean =>
  connectionLost(error) || passing.has((error as { code?: string }).code ?? '');

import { Inject } from '@nestjs/common';

export { type Ledger } from '@ledger/ledger';

export const LEDGER = Symbol('the ledger that is served');
export const SESSIONS = Symbol('the sessions');
export const IDENTITY = Symbol('the identity provider');

/** Injects the ledger that is served. */
export const TheLedger = () => Inject(LEDGER);

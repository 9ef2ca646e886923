import { SetMetadata } from '@nestjs/common';
import type { Permission } from '@ledger/access';

export const NEEDS = 'ledger:needs';

/** The permission that a route asks for. A route without one stops the start. */
export const Needs = (permission: Permission) => SetMetadata(NEEDS, permission);

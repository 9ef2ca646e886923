import { RequestMethod, type Type } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import type { Permission } from '@ledger/access';
import { NEEDS } from './needs.js';

/** A row of the authorisation matrix. */
export interface PolicyRow {
  readonly method: string;
  readonly path: string;
  readonly permission: Permission;
}

/**
 * Every route with its permission.
 * @throws Error that names the routes which have none: the server does not start with such a route.
 */
export function policyRows(controllers: readonly Type[]): readonly PolicyRow[] {
  const rows = controllers.flatMap(rowsOf);
  const bare = rows.filter((row) => row.permission === undefined);
  if (bare.length > 0) {
    const names = bare.map(({ method, path }) => `${method} ${path}`).join(', ');
    throw new Error(`These routes name no permission: ${names}`);
  }
  return rows as readonly PolicyRow[];
}

function rowsOf(controller: Type) {
  const prototype = controller.prototype as Readonly<Record<string, object>>;
  const base = Reflect.getMetadata(PATH_METADATA, controller) as string;
  return Object.getOwnPropertyNames(prototype).flatMap((name) => {
    const handler = prototype[name];
    const method = handler && (Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod);
    if (!handler || method === undefined) return [];
    const own = Reflect.getMetadata(PATH_METADATA, handler) as string;
    const path = `/${base}/${own}`.replace(/\/+/g, '/').replace(/(.)\/$/, '$1');
    const permission = Reflect.getMetadata(NEEDS, handler) as Permission | undefined;
    return [{ method: RequestMethod[method] ?? '', path, permission }];
  });
}

import type { Message, Opened } from '@ledger/kernel';
import { testDatabase } from '@ledger/postgres/testing';
import type { OpenEvents } from '../engine/engine.js';
import { openReadModel } from '../engine/read-model.js';
import type { Projection } from '../projection.js';
import { readModelMigrations } from '../store/migrations.js';
import type { Tables } from '../table.js';
import type { ReaderScope, View } from '../view.js';
import { type Given, recordedFrom } from './given.js';
import { ListLog } from './list-log.js';

/** As known when; absent: after the last event. The scope is 'all' unless it says otherwise. */
export interface Moment {
  /** A position of the log. */
  readonly position?: number;
  /** An RFC 3339 instant or a date, by the events' `recordedAt`. */
  readonly knownAt?: string;
  readonly scope?: ReaderScope;
}

/** A projection on a database of its own. */
export interface OnPostgres<T extends Tables> {
  view<R>(moment: Moment, use: (view: View<T>) => Promise<R>): Promise<R>;
  close(): Promise<void>;
}

/** Projects the events into a fresh test database, to be looked at as known at many moments. */
export async function onPostgres<E extends Message, T extends Tables>(
  projection: Projection<E, T>,
  events: readonly Given<E>[],
): Promise<OnPostgres<T>> {
  const recorded = recordedFrom(events);
  const database = await testDatabase(readModelMigrations);
  const readModel = openReadModel({
    database,
    log: new ListLog(recorded),
    projections: [projection],
    knownTypes: new Set(Object.keys(projection.on)),
    open: opening(recorded),
  });
  await readModel.prepare();
  await readModel.catchUp(projection.name, recorded.length);
  const [status] = await readModel.status();
  if (status && status.parked.length > 0) throw new Error(JSON.stringify(status.parked));
  return {
    view: async ({ position, knownAt, scope = 'all' }, use) => {
      const at = knownAt ?? recordedAtPosition(recorded, position);
      const request = at === undefined ? { scope } : { scope, knownAt: at };
      const viewed = await readModel.view(projection.name, request, (view) => use(view as View<T>));
      return viewed.result;
    },
    close: () => database.close(),
  };
}

/** One look at the events' tables: a database of its own, made and dropped. */
export async function viewOf<E extends Message, T extends Tables, R>(
  projection: Projection<E, T>,
  events: readonly Given<E>[],
  { use, ...moment }: Moment & { readonly use: (view: View<T>) => Promise<R> },
): Promise<R> {
  const projected = await onPostgres(projection, events);
  try {
    return await projected.view(moment, use);
  } finally {
    await projected.close();
  }
}

function recordedAtPosition(events: readonly Opened[], position: number | undefined) {
  if (position === undefined) return undefined;
  return position === 0 ? '0001-01-01T00:00:00Z' : events[position - 1]?.recordedAt;
}

/** Opens what the test gave open, and only the classes that the engine asks for. */
function opening(events: readonly Opened[]): OpenEvents {
  const open = new Map(events.map(({ position, personal }) => [position, personal]));
  return async (asked) =>
    asked.map(({ position, sealed }) => {
      const classes = new Set(sealed.map((part) => part.class));
      return { personal: (open.get(position) ?? []).filter((part) => classes.has(part.class)) };
    });
}

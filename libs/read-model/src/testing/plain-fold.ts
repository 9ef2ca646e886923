import type { Opened } from '@ledger/kernel';
import type { AnyEvent } from './any-history.js';

interface Thing {
  key: string;
  group: string | null;
  size: number;
}
interface Plain {
  things: Map<string, Thing>;
  sizes: Map<string, { key: string; on: string; size: number; count: number }>;
}

/**
 * What the tables of `anyProjection` hold after these events: one event after the other on plain
 * maps, slow and obviously right. A stream ends at its first spoilt event.
 */
export function plainFold(events: readonly Opened[]) {
  const plain: Plain = { things: new Map(), sizes: new Map() };
  const spoilt = new Set<string>();
  for (const { streamId, ...event } of events) {
    if (event.type === 'Spoilt') spoilt.add(streamId);
    else if (!spoilt.has(streamId)) apply(plain, event as AnyEvent);
  }
  const things = [...plain.things.values()];
  return {
    things: things.map((thing) => ({ ...thing, note: { of: [thing.key, thing.size] } })),
    lastThings: things.map(({ key, size }) => ({ key, size })),
    sizes: [...plain.sizes.values()].filter(({ size, count }) => size !== 0 || count !== 0),
  };
}

function apply({ things, sizes }: Plain, event: AnyEvent) {
  if (event.type === 'Put') things.set(event.data.key, { ...event.data });
  if (event.type === 'Removed') things.delete(event.data.key);
  if (event.type === 'Added') add(sizes, event.data);
  if (event.type === 'GroupGrew') grow(things, event.data);
  if (event.type === 'Copied') copy(things, event.data);
}

function add(sizes: Plain['sizes'], { key, on, size }: { key: string; on: string; size: number }) {
  const before = sizes.get(`${key} ${on}`) ?? { key, on, size: 0, count: 0 };
  sizes.set(`${key} ${on}`, { ...before, size: before.size + size, count: before.count + 1 });
}

function grow(things: Plain['things'], { group, by }: { group: string | null; by: number }) {
  for (const thing of things.values()) if (thing.group === group) thing.size += by;
}

function copy(things: Plain['things'], { from, to }: { from: string; to: string }) {
  const source = things.get(from);
  if (source) things.set(to, { ...source, key: to });
}

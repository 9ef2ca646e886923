import type { Shape } from '../fold/shape.js';

const made = new WeakMap<Shape, Map<string, unknown>>();

/** What is made of a table under a name: the first time, and kept, because batches are many. */
export function madeOnce<T>(shape: Shape, name: string, make: () => T): T {
  const known = made.get(shape) ?? new Map<string, unknown>();
  const found = known.get(name) as T | undefined;
  if (found !== undefined) return found;
  const fresh = make();
  made.set(shape, known.set(name, fresh));
  return fresh;
}

import type { Shape } from '../fold/shape.js';

const made = new WeakMap<Shape, Map<string, unknown>>();

/** What is made of a table under a name: the first time, and kept, because batches are many. */
export function madeOnce<T>(shape: Shape, name: string, make: () => T): T {
  const known = made.get(shape) ?? new Map<string, unknown>();
  made.set(shape, known);
  const found = (known.get(name) as T | undefined) ?? make();
  known.set(name, found);
  return found;
}

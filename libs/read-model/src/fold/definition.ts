import type { AnyHandler, AnyProjection } from '../projection.js';
import { type Shape, shapesOf } from './shape.js';

/** A projection made ready to run. */
export interface Definition {
  readonly projection: AnyProjection;
  readonly shapes: ReadonlyMap<string, Shape>;
  /** Every event type that some schema knows. */
  readonly knownTypes: ReadonlySet<string>;
}

export const define = (projection: AnyProjection, knownTypes: ReadonlySet<string>): Definition => ({
  projection,
  shapes: shapesOf(projection),
  knownTypes,
});

/** The handler of an event; 'pass' when it concerns this projection not, 'unknown' when nobody knows it. */
export function handlerOf(
  definition: Definition,
  event: { readonly type: string },
): AnyHandler | 'pass' | 'unknown' {
  const { on } = definition.projection;
  const found = Object.hasOwn(on, event.type) ? on[event.type] : undefined;
  if (found === 'ignore') return 'pass';
  return found ?? (definition.knownTypes.has(event.type) ? 'pass' : 'unknown');
}

/** The event types that do not concern the projection. */
export const passedBy = (definition: Definition): ReadonlySet<string> => {
  const known = [...definition.knownTypes, ...Object.keys(definition.projection.on)];
  return new Set(known.filter((type) => handlerOf(definition, { type }) === 'pass'));
};

import type { DemoReference } from './plan-references.js';
import type { Step } from './step.js';

/** A part of the demonstration: its steps, and the outside references that they need. */
export interface Told {
  readonly steps: readonly Step[];
  readonly references: readonly Omit<DemoReference, 'at'>[];
}

/** The parts as one, in their order. */
export function together(parts: readonly Told[]): Told {
  return {
    steps: parts.flatMap(({ steps }) => steps),
    references: parts.flatMap(({ references }) => references),
  };
}

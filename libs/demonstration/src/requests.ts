import type { Step } from './step.js';

/** Steps of one stream that are recorded together or not at all. */
export interface Request {
  /** Its place among all requests of the plan. */
  readonly number: number;
  readonly steps: [Step, ...Step[]];
}

/** Far below what one append takes. */
const STEPS_OF_A_REQUEST = 200;

/**
 * The requests of a plan whose steps come in the order of time: those of one stream and one instant
 * are one request, so that the second need not wait for the answer of the first.
 */
export function requestsOf(steps: readonly Step[]): readonly Request[] {
  const requests: Request[] = [];
  let ofInstant = new Map<string, Request>();
  let instant = '';
  for (const step of steps) {
    if (step.at !== instant) ofInstant = new Map();
    instant = step.at;
    const key = `${step.streamId} ${step.actor.id} ${step.reason} ${step.decisionRef}`;
    const known = ofInstant.get(key);
    if (known && known.steps.length < STEPS_OF_A_REQUEST) known.steps.push(step);
    else {
      const begun: Request = { number: requests.length, steps: [step] };
      requests.push(begun);
      ofInstant.set(key, begun);
    }
  }
  return requests;
}

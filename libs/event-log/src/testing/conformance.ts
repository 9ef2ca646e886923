import { appendingConformance } from './appending.conformance.js';
import { clockConformance } from './clock.conformance.js';
import { fidelityConformance } from './fidelity.conformance.js';
import type { OpenLog } from './opened-log.js';
import { readingConformance } from './reading.conformance.js';

/**
 * What every event log must do, whatever it is kept in. Call it in a spec file; `open` gives an
 * empty, undecided log of its own to each test.
 */
export function describeEventLog(name: string, open: OpenLog): void {
  describe(`the event log in ${name}`, () => {
    appendingConformance(open);
    fidelityConformance(open);
    readingConformance(open);
    clockConformance(open);
  });
}

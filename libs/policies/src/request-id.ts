import { v5 } from 'uuid';
import type { DueItem } from './due-item.js';

/** The namespace of the policies' request ids; it never changes, or effects would come twice. */
const NAMESPACE = '6f0d1c8e-4b52-5a77-9d3e-2c1f8a90b7e4';

/**
 * The request id of what a policy asks about one item: the same for ever, so that the log records
 * it once however often it is asked.
 */
export const requestIdOf = ({ kind, subject, item, dueOn }: DueItem): string =>
  v5(JSON.stringify([kind, subject, item, dueOn]), NAMESPACE);

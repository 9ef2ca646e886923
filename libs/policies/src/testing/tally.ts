import type { Decider } from '@ledger/kernel';
import { recorderOf } from '@ledger/write-side';
import { z } from 'zod';
import type { DueItem } from '../due-item.js';
import type { Policy } from '../policy.js';

const data = z.strictObject({ asked: z.int().optional() });
const TallyEvent = z.discriminatedUnion('type', [z.object({ type: z.literal('Counted'), data })]);
const TallyCommand = z.discriminatedUnion('type', [z.object({ type: z.literal('Count'), data })]);

type TallyEvent = z.infer<typeof TallyEvent>;
type TallyCommand = z.infer<typeof TallyCommand>;

/** Counts whenever it is asked: nothing in it keeps an effect from coming twice. */
const tally: Decider<number, TallyCommand, TallyEvent> = {
  category: 'tally',
  events: TallyEvent,
  commands: TallyCommand,
  initial: 0,
  evolve: { Counted: (state) => state + 1 },
  decide: {
    Count: (_, said, { today }) => [{ type: 'Counted', data: said, effectiveOn: today }],
  },
};

export const recorders = [recorderOf(tally)];

/** The n-th thing that is due, on a stream of its own. */
export const dueItem = (n: number, more: Partial<DueItem> = {}): DueItem => ({
  kind: 'count',
  subject: `tally-${n}`,
  item: 'count',
  authority: '801',
  dueOn: '2026-01-01',
  facts: {},
  ...more,
});

export const dueItems = (many: number) => Array.from({ length: many }, (_, n) => dueItem(n));

/** When a count is due, then it is counted. */
export const countPolicy: Policy = {
  kind: 'count',
  runs: 'often',
  says: 'When a count is due, then it is counted.',
  ask: ({ facts }) => ({ category: 'tally', type: 'Count', data: facts }),
};

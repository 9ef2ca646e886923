import { played, randomly, spec } from '@ledger/kernel/testing';
import fc from 'fast-check';
import type { RegistrationCommand } from './registration.commands.js';
import { registration } from './registration.decider.js';
import type { RegistrationEvent } from './registration.events.js';

const { given } = spec(registration);

const rule = 'five-children' as const;
const breached = (from = '2025-11-05', children = 5): RegistrationEvent => ({
  type: 'RegistrationThresholdBreached',
  data: { rule, from, children },
});
const cleared = (from = '2026-01-05'): RegistrationEvent => ({
  type: 'RegistrationThresholdCleared',
  data: { rule, from },
});
const breach = (from = '2025-11-05', children = 5): RegistrationCommand => ({
  type: 'RecordThresholdBreach',
  data: { rule, from, children },
});
const clear = (from = '2026-01-05'): RegistrationCommand => ({
  type: 'ClearThresholdBreach',
  data: { rule, from },
});

describe('a breach of the threshold', () => {
  it('is recorded from its first day, once', () => {
    given()
      .when(breach())
      .thenRecorded({ ...breached(), effectiveOn: '2025-11-05' });
    given(breached()).when(breach()).thenNothing();
    given(breached(), cleared()).when(breach()).thenNothing();
  });

  it('is corrected while it lasts, and is another one after it was cleared', () => {
    given(breached())
      .when(breach('2025-11-03'))
      .thenRecorded({
        ...breached('2025-11-03'),
        effectiveOn: '2025-11-03',
        corrects: 'event-1',
      });
    given(breached(), cleared())
      .when(breach('2026-02-02'))
      .thenRecorded({ ...breached('2026-02-02'), effectiveOn: '2026-02-02' });
  });

  it('is refused within an earlier one', () => {
    given(breached(), cleared()).when(breach('2025-12-01')).thenRefused('breaches-overlap');
  });
});

describe('the clearing of a breach', () => {
  it('is recorded from its day, once, and corrected when it differs', () => {
    given(breached())
      .when(clear())
      .thenRecorded({ ...cleared(), effectiveOn: '2026-01-05' });
    given(breached(), cleared()).when(clear()).thenNothing();
    given(breached(), cleared())
      .when(clear('2025-12-01'))
      .thenRecorded({
        ...cleared('2025-12-01'),
        effectiveOn: '2025-12-01',
        corrects: 'event-2',
      });
  });

  it('is refused without a breach, and before it began', () => {
    given().when(clear()).thenRefused('threshold-not-breached');
    given(breached()).when(clear('2025-11-04')).thenRefused('breach-cleared-before-it-began');
    const other = { ...breached(), data: { ...breached().data, rule: 'eighteen-hours' } };
    given(other as RegistrationEvent)
      .when(clear())
      .thenRefused('threshold-not-breached');
  });
});

describe('any history of a threshold', () => {
  const day = fc.integer({ min: 1, max: 9 }).map((each) => `2025-11-0${each}`);
  const command: fc.Arbitrary<RegistrationCommand> = fc.oneof(
    day.map((from) => breach(from)),
    day.map(clear),
  );

  it('has at most one breach that lasts, keeps every one that is over, and repeats nothing', () => {
    fc.assert(
      fc.property(fc.array(command, { maxLength: 20 }), (commands) => {
        played(registration, commands, ({ before, after, again }) => {
          expect(again).toEqual([]);
          const now = after[rule] ?? [];
          expect(now.slice(0, -1).every((each) => each.cleared)).toBe(true);
          expect(now.length).toBeGreaterThanOrEqual(before[rule]?.length ?? 0);
        });
      }),
      randomly(200),
    );
  });
});

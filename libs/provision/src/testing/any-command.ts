import fc from 'fast-check';
import type { ProvisionCommand } from '../provision.commands.js';
import { datesOf } from './plain-week.js';
import {
  afternoons,
  allWeek,
  mondays,
  mornings,
  placementId,
  providerId,
  pupilId,
  said,
  second,
  third,
} from './package.js';

/** Five weeks: few enough dates for commands to meet. */
export const anyDate = fc.constantFrom(...datesOf('2025-09-01', '2025-10-05'));
/** The date of a change, often the same as another's. */
const anyTurn = fc.oneof(
  { weight: 1, arbitrary: anyDate },
  { weight: 3, arbitrary: fc.constantFrom('2025-09-15', '2025-09-22') },
);
const anyId = fc.constantFrom(placementId, placementId, second, second, third);
const anyPattern = fc.oneof(
  fc.constantFrom(mornings, afternoons, mondays, allWeek, '0011000000', '0000000000'),
  fc.stringMatching(/^[01]{10}$/),
);
const anyReason = fc.constantFrom('planned', 'breakdown', 'moved-away');

const any = <D extends object>(type: ProvisionCommand['type'], data: fc.Arbitrary<D>) =>
  fc
    .tuple(anyId, data)
    .map(
      ([id, more]) => ({ type, data: { pupilId, placementId: id, ...more } }) as ProvisionCommand,
    );
const record = <T extends object>(
  needed: { [K in keyof T]: fc.Arbitrary<T[K]> },
  optional: Record<string, fc.Arbitrary<unknown>> = {},
) =>
  fc.record({ ...needed, ...optional } as Record<string, fc.Arbitrary<unknown>>, {
    requiredKeys: Object.keys(needed),
  });

const maybe = {
  plannedEndOn: anyDate,
  endedOn: anyDate,
  endReason: anyReason,
  joint: fc.boolean(),
  chargedWhenAbsent: fc.constantFrom(false, false, true),
  absentDaysCharged: fc.constantFrom(1, 5),
  tier: fc.constantFrom('1', '2'),
  leadOfficer: fc.constantFrom('One', 'Two'),
  commissioner: fc.constantFrom('authority', 'school', 'joint'),
};
const anyOrder = record({ startsOn: anyDate, pattern: anyPattern }, maybe).map((more) => ({
  providerId,
  placementRef: 'PL',
  ...said,
  ...more,
}));
const anyCorrection = fc.oneof(
  anyOrder,
  anyOrder.map((order) => ({ ...order, endedOn: null, endReason: null })),
);

/** Any command about one of three placements of one child; many of them are refused. */
export const anyCommand: fc.Arbitrary<ProvisionCommand> = fc.oneof(
  { weight: 4, arbitrary: any('OrderPlacement', anyOrder) },
  { weight: 3, arbitrary: any('CorrectPlacement', anyCorrection) },
  { weight: 2, arbitrary: any('StartPlacement', record({ startedOn: anyDate })) },
  { weight: 1, arbitrary: any('RecordNotArrived', record({})) },
  {
    weight: 4,
    arbitrary: any(
      'VaryPackage',
      record(
        { from: anyTurn },
        { pattern: anyPattern, plannedEndOn: anyDate, ratePence: fc.nat() },
      ),
    ),
  },
  {
    weight: 3,
    arbitrary: any(
      'PausePlacement',
      record({
        from: anyTurn,
        by: fc.constantFrom('authority', 'provider'),
        charged: fc.boolean(),
      }),
    ),
  },
  { weight: 3, arbitrary: any('ResumePlacement', record({ from: anyDate })) },
  { weight: 2, arbitrary: any('WithdrawVariation', record({ from: anyTurn })) },
  { weight: 2, arbitrary: any('WithdrawPause', record({ from: anyTurn })) },
  {
    weight: 4,
    arbitrary: any(
      'CorrectPause',
      record(
        { pausedFrom: anyTurn },
        { from: anyTurn, to: fc.constantFrom(null, '2025-09-29', '2025-10-03') },
      ),
    ),
  },
  {
    weight: 2,
    arbitrary: any('EndPlacement', record({ endedOn: anyDate }, { endReason: anyReason })),
  },
);

import { given as stated } from '@ledger/kernel';
import { CheckOutcome, CheckPoint, Destination, transition } from '@ledger/transition';
import { importKind, notice } from '../kind.js';
import { type KnownPlacement, knownPlacements } from '../known/placements.js';
import { rejected } from '../outcome.js';
import { recordRows, unknownReference } from '../record-rows.js';
import type { ImportRun } from '../run.js';
import { oneOf } from '../table/cell.js';
import { date } from '../table/cells.amounts.js';
import { reference, text } from '../table/cells.js';
import { optional, required } from '../table/column.js';
import type { Row } from '../table/row.js';

const columns = {
  placementRef: required(reference, 'PL-0001'),
  point: required(oneOf(['agreed', ...CheckPoint.options]), 'agreed'),
  on: required(date, '2026-01-12'),
  outcome: optional(oneOf(CheckOutcome.options), ''),
  destination: optional(oneOf(Destination.options), 'further-education'),
  destinationName: optional(text, 'City College'),
  note: optional(text, ''),
};
type DestinationRow = Row<typeof columns>;

export const destinations = importKind({
  name: 'destinations',
  sentence: 'Where a child who leaves a placement goes on to, or a later check of where they are.',
  key: ['placementRef', 'point'],
  columns,
  open: (run) => {
    const placements = knownPlacements(run);
    return async (rows) => {
      const known = await placements(rows.map(({ values }) => values.placementRef));
      const judged = rows.map((row) => judge(run, row, known.get(row.values.placementRef)));
      const asks = judged.flatMap((each) => ('ask' in each ? [each] : []));
      const bad = judged.flatMap((each) => ('ask' in each ? [] : [each]));
      return [...(await recordRows(run, { decider: transition, columns: columnOf }, asks)), ...bad];
    };
  },
});

const columnOf = { agreedOn: 'on', checkedOn: 'on' };

function judge(run: ImportRun, { row, values }: DestinationRow, placement?: KnownPlacement) {
  const { placementRef: ref, on } = values;
  const what = 'placement';
  if (!placement) return rejected(row, unknownReference(row, 'placementRef', { ref, what }));
  const command = commandOf(values, placement);
  if (typeof command === 'string') return rejected(row, missing(row, command));
  return {
    row,
    warnings: [],
    ask: {
      streamId: `transition-${placement.placementId}`,
      command,
      meta: run.metaOf(row, placement.authorityOn(on)),
      basis: placement.basis,
    },
  };
}

const missing = (row: number, column: string) =>
  notice(row, column, ['value-missing', `${column} is empty; give it for this point.`]);

/** What the row asks, or the column that it lacks. */
function commandOf(values: DestinationRow['values'], placement: KnownPlacement) {
  const { point, on, outcome, destination, destinationName, note: words } = values;
  const { pupilId, facts } = placement;
  const leaver = placement.leaverOn(facts.endedOn ?? on);
  const about = { pupilId, placement: { ...facts, leaver }, ...stated({ words, destinationName }) };
  if (point === 'agreed') {
    if (!destination) return 'destination';
    const data = { ...about, agreedOn: on, destination };
    return { type: 'AgreeOnwardDestination' as const, data };
  }
  if (!outcome) return 'outcome';
  const data = { ...about, point, checkedOn: on, outcome, ...stated({ destination }) };
  return { type: 'CheckDestination' as const, data };
}

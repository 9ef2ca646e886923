import type { Blocks } from '@ledger/read-model';
import { dateOf, dayOf, mondayOf } from '@ledger/school-time';
import type { Asked, AttendanceView } from './attendance.queries.js';
import { type PackedWeeks, type SpanOfWeeks, WeekSums } from './packed-weeks.js';
import { FIRST_MONDAY, type PackedBlocks, WeekBlocks } from './week-blocks.js';

/**
 * The sums of the marks of every placement of the authority by week of the period. A year of an
 * authority's weeks is too much to read for each question: whole blocks of the log are read once.
 */
export async function weeksIn(view: AttendanceView, asked: Asked): Promise<WeekSums> {
  const first = mondayOf(dayOf(asked.from));
  const sums = new WeekSums({ first, weeks: Math.floor((dayOf(asked.to) - first) / 7) + 1 });
  const blocks = view.blocks('week');
  const kept = view.kept(`weeks of ${asked.authority}`, () => new WeekBlocks());
  await bringTo(view, blocks, { kept, authority: asked.authority });
  if (kept.isTooMuch) await addRows(view, sums, { asked, from: view.summands('week') });
  else {
    await addRows(view, sums, { asked, from: blocks.rest });
    kept.addTo(sums, blocks.within);
  }
  return sums;
}

interface Keeping {
  readonly kept: WeekBlocks;
  readonly authority: string;
}

// Another question may read the same meanwhile: then one of the two is dropped.
async function bringTo(view: AttendanceView, blocks: Blocks, { kept, authority }: Keeping) {
  while (kept.blocks < blocks.within && !kept.isTooMuch) {
    const from = kept.blocks;
    const rows = await view.sql<PackedBlocks>(
      `select placement_id, array_agg(block)::text as blocks,
         array_agg((monday - '${FIRST_MONDAY}'::date) / 7)::text as weeks,
         array_agg(marks)::text as marks
       from ${blocks.from(from)} week where authority = $1 group by placement_id`,
      [authority],
    );
    kept.take(from, blocks.whole, rows);
  }
}

interface Added {
  readonly asked: Asked;
  readonly from: string;
}

// One row for each placement: a year of an authority's weeks is too many rows to send one by one.
async function addRows(view: AttendanceView, sums: WeekSums, { asked, from }: Added) {
  const { first }: SpanOfWeeks = sums.span;
  const rows = await view.sql<{ readonly placementId: string } & PackedWeeks>(
    `select placement_id, array_agg((monday - $2::date) / 7)::text as weeks,
       array_agg(marks)::text as marks
     from ${from} week
     where authority = $1 and monday between $2::date and $3::date
     group by placement_id`,
    [asked.authority, dateOf(first), asked.to],
  );
  for (const row of rows) sums.add(row.placementId, row);
}

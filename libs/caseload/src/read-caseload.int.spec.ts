import { randomly } from '@ledger/kernel/testing';
import type { ProviderEvent } from '@ledger/provider/events';
import type { ProvisionEvent } from '@ledger/provision/events';
import type { PupilEvent } from '@ledger/pupil/events';
import { projection } from '@ledger/read-model';
import { type OnPostgres, onPostgres } from '@ledger/read-model/testing';
import fc from 'fast-check';
import { childHandlers } from './child.changes.js';
import { KeptCaseload } from './kept-caseload.js';
import { legHandlers } from './leg.changes.js';
import { providerHandlers } from './place.changes.js';
import { readPlaced } from './placed-rows.js';
import { caseloadIn, type PlacedView } from './read-caseload.js';
import { caseloadTables } from './tables.js';
import { followed, randomDay, randomLedger } from './testing/index.js';

const { child, leg, provider, merged } = caseloadTables;
const tables = { child, leg, provider, merged };
const caseload = projection<PupilEvent | ProvisionEvent | ProviderEvent>()({
  name: 'caseload',
  version: 1,
  tables,
  on: { ...childHandlers, ...legHandlers, ...providerHandlers },
});

const share = fc.integer({ min: 30, max: 100 }).map((percent) => percent / 100);
const question = fc.record({
  authority: fc.constantFrom('801', '802'),
  days: fc.tuple(randomDay, randomDay),
  personal: fc.constantFrom('all' as const, 'identity' as const, 'none' as const),
  known: share,
});
const look = fc.record({
  grown: share,
  questions: fc.array(question, { minLength: 4, maxLength: 6 }),
});

/** The view as it was when the tables had come no further than a position. */
function whenAt(view: PlacedView, until: number, kept: PlacedView['kept']): PlacedView {
  const columns = {
    leg: 'authority, placement_id, pupil_id, provider_id, starts_on, ended_on, leg',
    child: 'authority, pupil_id, story',
    provider: 'provider_id, provider_ref, name, kind',
  };
  return {
    ...view,
    kept,
    versions: (table) => ({
      until,
      after: (position) => `(select * from (
        select ${columns[table as keyof typeof columns]}, known_from,
          case when known_to <= ${until} then known_to end as known_to
        from ${view.versions(table).after(0)} whole where known_from <= ${until}) cut
        where known_from > ${position} or known_to > ${position})`,
    }),
  };
}

describe('the placements of an authority', () => {
  it('are the same from what is kept, however it grew, as when they are read whole', async () => {
    let found = 0;
    const property = fc.asyncProperty(
      randomLedger(90),
      fc.array(look, { minLength: 3, maxLength: 3 }),
      async (history, looks) => {
        const events = followed(caseload, history);
        const projected = await onPostgres(caseload, events);
        const kept = new Map<string, KeptCaseload>();
        const askings = growing(looks, events.length).flatMap(({ until, questions }) =>
          questions.map((asked) => ({ until, asked, kept })),
        );
        try {
          for (const asking of askings) found += await compared(projected, asking);
        } finally {
          await projected.close();
        }
      },
    );
    await fc.assert(property, randomly(15));
    expect(found).toBeGreaterThan(20);
  });
});

interface Comparing {
  readonly until: number;
  readonly asked: typeof question extends fc.Arbitrary<infer Q> ? Q : never;
  readonly kept: Map<string, KeptCaseload>;
}

async function compared(
  projected: OnPostgres<typeof tables>,
  { until, asked: { authority, days, personal, known }, kept }: Comparing,
): Promise<number> {
  const [from = '', to = ''] = days.toSorted();
  const wanted = { authority, from, to, personal };
  return projected.view({ position: Math.round(known * until) }, async (view) => {
    const keeping = ((name: string) => {
      const mine = kept.get(name) ?? new KeptCaseload();
      kept.set(name, mine);
      return mine;
    }) as PlacedView['kept'];
    const read = view as unknown as PlacedView;
    const placed = await caseloadIn(whenAt(read, until, keeping), wanted);
    expect(placed).toEqual(await readPlaced(read, wanted));
    const none = (() => new KeptCaseload(-1)) as unknown as PlacedView['kept'];
    expect(await caseloadIn({ ...read, kept: none }, wanted)).toEqual(placed);
    return placed.length;
  });
}

const growing = (
  looks: readonly (typeof look extends fc.Arbitrary<infer L> ? L : never)[],
  all: number,
) =>
  looks
    .map(({ grown, questions }) => ({ until: Math.round(grown * all), questions }))
    .toSorted((a, b) => a.until - b.until);

import { type Beside, rateOf, timed } from '../measure/report.js';
import type { Scratch } from '../measure/scratch.js';
import { type Emmett, emmett, PEER, peerAddress, peerGone } from './emmett.js';

// It is slower: as many as show its rate.
const MOST_EVENTS = 20_000;
const PAGE = 1_000;

interface Mark {
  readonly type: 'AttendanceMarked';
  readonly data: { readonly placementId: string; readonly code: string };
}

type Tally = { marks: number; away: number };

/** The peer rebuilds a tally of the log's own marks; null where it is not installed. */
export async function peerRebuild(scratch: Scratch): Promise<Beside | null> {
  const library = await emmett(scratch.progress);
  if (!library) return null;
  const connectionString = peerAddress(scratch);
  const store = library.getPostgreSQLEventStore(connectionString);
  try {
    await store.schema.migrate();
    scratch.progress(`${PEER}: taking over marks of the log ...`);
    const events = await takeOver(scratch, store);
    scratch.progress(`${PEER}: rebuilding a tally of ${events} marks ...`);
    const rebuild = library.rebuildPostgreSQLProjections({
      connectionString,
      projections: [tallyOf(library)],
      pulling: { batchSize: PAGE },
    });
    const seconds = await timed(() => rebuild.start());
    await rebuild.close();
    return { name: PEER, events, eventsPerSecond: rateOf(events, seconds), does };
  } finally {
    await store.close();
    await peerGone(scratch);
  }
}

const does =
  'Its rebuild of one document for each placement (marks and absences counted) from the same ' +
  'marks, pulled 1,000 at a time, with its lock and checkpoint. No known-at, no rows kept of ' +
  'former states, no comparison with what was there, no switch: it truncates first.';

type Store = ReturnType<Emmett['getPostgreSQLEventStore']>;

// A stream for each page of the log: how it was appended is not what is measured.
async function takeOver({ ledger }: Scratch, store: Store): Promise<number> {
  let taken = 0;
  for (let after = 0; taken < MOST_EVENTS; after += PAGE) {
    const page = await ledger.log.readAll(after, PAGE);
    if (page.length === 0) return taken;
    const marks = page.flatMap(({ type, data }) =>
      type === 'AttendanceMarked' ? [{ type, data } as Mark] : [],
    );
    if (marks.length > 0) await store.appendToStream<Mark>(`register-${after}`, marks);
    taken += marks.length;
  }
  return taken;
}

const tallyOf = (library: Emmett) =>
  library.pongoMultiStreamProjection<Tally, Mark>({
    collectionName: 'bench_tally',
    canHandle: ['AttendanceMarked'],
    getDocumentId: ({ data }) => data.placementId,
    initialState: () => ({ marks: 0, away: 0 }),
    evolve: (tally: Tally, { data }: Mark): Tally => ({
      ...tally,
      marks: tally.marks + 1,
      away: tally.away + (data.code === '/' ? 0 : 1),
    }),
  });

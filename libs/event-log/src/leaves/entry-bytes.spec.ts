import fc from 'fast-check';
import { digestsOf, entryOf, leafOf } from '../entry.js';
import { instantText } from '../instant.js';
import { EntryBytes } from './entry-bytes.js';
import { TupleFields } from './tuple-fields.js';

const LOG_ID = 'placement-ledger/simulated/1';
const YEAR_2000 = 946_684_800_000_000n;

const int8 = (value: number) => {
  const bytes = Buffer.alloc(8);
  bytes.writeBigInt64BE(BigInt(value));
  return bytes;
};
const int2 = (value: number) => Buffer.of(value >> 8, value & 255);

/** A tuple of COPY's binary form. */
const tupleOf = (columns: readonly (Buffer | null)[]): Buffer =>
  Buffer.concat([
    int2(columns.length),
    ...columns.flatMap((column) => {
      const length = Buffer.alloc(4);
      length.writeInt32BE(column?.length ?? -1);
      return column ? [length, column] : [length];
    }),
  ]);

const event = fc.record({
  position: fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }),
  streamId: fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ minLength: 5_000 })),
  revision: fc.maxSafeNat(),
  eventId: fc.uuid(),
  type: fc.string({ unit: 'grapheme' }),
  schemaVersion: fc.integer({ min: 1, max: 32_767 }),
  micros: fc.bigInt({ min: -(10n ** 15n) / 2n, max: 10n ** 15n }),
  envelope: fc.string({ unit: 'grapheme' }),
  data: fc.string({ unit: 'grapheme' }),
  sealed: fc.option(fc.string({ unit: 'grapheme' })),
});
type Event = typeof event extends fc.Arbitrary<infer T> ? T : never;

const columnsOf = (one: Event) => [
  int8(one.position),
  Buffer.from(one.streamId),
  int8(one.revision),
  Buffer.from(one.eventId.replaceAll('-', ''), 'hex'),
  Buffer.from(one.type),
  int2(one.schemaVersion),
  int8(Number(one.micros)),
  Buffer.from(one.envelope),
  Buffer.from(one.data),
  one.sealed === null ? null : Buffer.from(one.sealed),
];

const leafOfTexts = ({ micros, ...one }: Event): string => {
  const fields = { ...one, recordedAt: instantText(micros + YEAR_2000) };
  return leafOf(entryOf(LOG_ID, fields, digestsOf(one))).toString('hex');
};

const header = Buffer.concat([Buffer.from('PGCOPY\n\xff\r\n\0', 'latin1'), Buffer.alloc(8)]);
const trailer = Buffer.of(0xff, 0xff);

/** The leaves that are made of rows: each as the server sends it, among other bytes. */
function leavesOf(rows: readonly Buffer[]): string[] {
  const fields = new TupleFields(10);
  const entries = new EntryBytes(LOG_ID);
  return rows.flatMap((row, n) => {
    const bytes = Buffer.concat([Buffer.alloc(n), row, Buffer.alloc(n)]);
    if (!fields.find(bytes, n, n + row.length)) return [];
    const instant = Number(bytes.readBigInt64BE(fields.begins[6]));
    return [Buffer.from(entries.leafOf(bytes, fields, instant), 'latin1').toString('hex')];
  });
}

describe('a leaf made of the bytes that the database copies out', () => {
  it('is the leaf of the texts, whether the header comes by itself or with the first row', () =>
    fc.assert(
      fc.property(fc.array(event, { maxLength: 4 }), fc.boolean(), (events, isApart) => {
        const rows = [...events.map((one) => tupleOf(columnsOf(one))), trailer];
        const [first = trailer, ...others] = rows;
        const sent = isApart ? [header, ...rows] : [Buffer.concat([header, first]), ...others];
        expect(leavesOf(sent)).toEqual(events.map(leafOfTexts));
      }),
    ));

  it('is another where a sealed part is empty and where there is none', () => {
    const [one] = fc.sample(event, 1);
    const streamOf = (sealed: string | null) =>
      Buffer.concat([header, tupleOf(columnsOf({ ...(one as Event), sealed }))]);
    expect(leavesOf([streamOf(null)])).not.toEqual(leavesOf([streamOf('')]));
  });

  it('is made even where the instant is none that a clock shows', () => {
    const [one] = fc.sample(event, 1);
    for (const micros of [9_223_372_036_854_775_807n, -9_223_372_036_854_775_808n]) {
      const columns = columnsOf(one as Event);
      columns[6] = Buffer.alloc(8);
      columns[6].writeBigInt64BE(micros);
      expect(leavesOf([Buffer.concat([header, tupleOf(columns)])])).toHaveLength(1);
    }
  });
});

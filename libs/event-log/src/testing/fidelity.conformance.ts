import fc from 'fast-check';
import type { AppendRequest, EventMeta } from '@ledger/kernel';
import { times } from '@ledger/kernel/testing';
import { type OpenLog, type OpenedLog, on } from './opened-log.js';
import { aRequest, anEvent } from './requests.js';

const seed = Number(process.env['SEED'] ?? 20261122);
const event = (data: object) => aRequest('a-1', { events: [anEvent(data)] });

/** What is read is what was written, or it was refused with the reason. */
export function fidelityConformance(open: OpenLog): void {
  it(
    'gives back the whole envelope, the data and what is sealed',
    on(open, async ({ log, again }) => {
      const sealed = [
        { pupilId: 'p', class: 'identity' as const, keyId: 'k', nonce: 'n', ciphertext: 'c' },
      ];
      const meta: EventMeta = {
        ...anEvent().meta,
        effectiveAt: '09:30',
        reason: 'a “late” note\n—\tso',
        corrects: 'x',
        decidedBy: { kind: 'panel', role: 'chair', organisation: '801' },
        evidence: [{ sha256: 'ab', kind: 'letter', heldAt: 'store' }],
        basis: [{ streamId: 's', revision: -1 }],
      };
      const sent = anEvent(
        { text: 'Zoë 🦉 "\\" \u2028', list: [1, null, { deep: -0.5 }] },
        { meta, sealed },
      );
      await log.append(aRequest('pupil-é-1', { events: [sent] }));
      const other = await again();
      expect(await other.readStream('pupil-é-1')).toEqual([
        {
          ...sent,
          position: 1,
          streamId: 'pupil-é-1',
          revision: 0,
          recordedAt: expect.any(String),
        },
      ]);
      await other.close();
    }),
  );

  it(`gives back any JSON, or refuses it (seed ${seed})`, async () => {
    const opened = await open();
    const value = fc.dictionary(fc.string({ unit: 'binary' }), fc.jsonValue(), { maxKeys: 5 });
    const property = fc.asyncProperty(value, async (data) => {
      const request = aRequest(`f-${Math.random()}`, { events: [anEvent(data)] });
      const outcome = await opened.log.append(request);
      if (outcome.outcome !== 'appended') {
        expect(JSON.stringify(data)).toMatch(/\\u|\d{16}|e\+/);
        return;
      }
      const [stored] = await opened.log.readStream(request.streamId);
      expect(stored?.data).toEqual(JSON.parse(JSON.stringify(data)));
    });
    await fc.assert(property, { seed, numRuns: times(50, 200) }).finally(() => opened.close());
  });

  it(
    'takes an event of nearly 1 MB, and five such at once',
    on(open, async ({ log }) => {
      const large = () => event({ a: '£'.repeat(490_000) });
      const outcomes = await Promise.all([1, 2, 3, 4, 5].map(() => log.append(large())));
      expect(outcomes.map(({ outcome }) => outcome)).toEqual(Array(5).fill('appended'));
      expect((await log.readAll(4, 9))[0]?.data).toEqual({ a: '£'.repeat(490_000) });
    }),
  );

  describe('what cannot be stored', () => refusals(open));
}

/** One log for all, since none of it is recorded. */
function refusals(open: OpenLog): void {
  let opened: OpenedLog;
  beforeAll(async () => {
    opened = await open();
  });
  afterAll(() => opened.close());

  it.each<[string, string, AppendRequest]>([
    ['U+0000 in a value', 'text-not-allowed', event({ a: 'x\u0000y' })],
    ['U+0000 in a name', 'text-not-allowed', event({ 'a\u0000': 1 })],
    ['half of a surrogate pair', 'text-not-allowed', event({ a: ['\ud800'] })],
    ['a line feed in a stream id', 'text-not-allowed', aRequest('a-1\n9')],
    [
      'an event id that is no UUID',
      'text-not-allowed',
      aRequest('a', { events: [anEvent({}, { eventId: '7' })] }),
    ],
    ['a clock that is no instant', 'text-not-allowed', aRequest('a-1', { recordedAt: 'noon' })],
    ['NaN', 'number-not-allowed', event({ a: Number.NaN })],
    ['infinity', 'number-not-allowed', event({ a: { b: -Infinity } })],
    ['a number that JSON does not keep exactly', 'number-not-allowed', event({ a: 2 ** 53 })],
    ['a BigInt', 'number-not-allowed', event({ a: 1n })],
    ['more than 1 MB', 'too-large', event({ a: 'x'.repeat(1_000_001) })],
    ['no events', 'no-events', aRequest('a-1', { events: [] })],
  ])(`refuses %s as %s`, async (_, code, request) => {
    const outcome = await opened.log.append(request);
    expect(outcome).toMatchObject({ outcome: 'rejected', code });
    expect(await opened.log.head()).toEqual({ position: 0, recordedAt: null });
  });
}

import { digestsOf, entryOf, leafOf, leafOfEvent, textsOf } from './entry.js';
import { memoryLog } from './memory-log.js';
import { aRequest, anEvent } from './testing/index.js';

const event = {
  position: 7,
  streamId: 'provision-1',
  revision: 3,
  eventId: '0190a1b2-0000-7000-8000-000000000001',
  type: 'LegStarted',
  schemaVersion: 2,
  recordedAt: '2026-11-22T17:38:00.000001Z',
};
const texts = { envelope: '{"a":1}', data: '{"b":"é"}', sealed: null };

describe('the entry of an event', () => {
  it('is ten lines, each ended by a line feed', () => {
    expect(entryOf('placement-ledger/x', event, digestsOf(texts))).toBe(
      'placement-ledger/event/1\nplacement-ledger/x\n7\nprovision-1\n3\n' +
        '0190a1b2-0000-7000-8000-000000000001\nLegStarted 2\n2026-11-22T17:38:00.000001Z\n' +
        // printf '{"a":1}\n{"b":"é"}' | sha256sum
        '8bc40da334898d3823335e3126a84c6ff4f95630599155a7be4fc690a618b862\n-\n',
    );
  });

  it('has a leaf that changes with anything in it', () => {
    const leaf = (change: object, of = texts) =>
      leafOf(entryOf('placement-ledger/x', { ...event, ...change }, digestsOf(of))).toString('hex');
    const leaves = [
      leaf({}),
      ...Object.entries(event).map(([name, value]) => leaf({ [name]: `${value}0` })),
      leaf({}, { ...texts, envelope: '{"a":2}' }),
      leaf({}, { ...texts, data: '{}' }),
      leaf({}, { ...texts, sealed: '[]' } as never),
    ];
    // printf '\0placement-ledger/event/1\n...' | sha256sum
    expect(leaves[0]).toBe('5a267de1f23b82caca52e5a7438bc7ddf3ab9642450833b33ff29f0bdfc66613');
    expect(new Set(leaves).size).toBe(leaves.length);
  });

  it('can be made again from the event as read, whatever the order of its fields was', async () => {
    const log = memoryLog();
    const meta = Object.fromEntries(Object.entries(anEvent().meta).reverse());
    const sent = anEvent(
      { z: 1, a: { y: undefined, b: '\u0007', c: 1e21 / 1e20 } },
      { meta: meta as never },
    );
    await log.append(aRequest('a-1', { events: [sent] }));
    const [read] = await log.readStream('a-1');
    if (!read) throw new Error('nothing was read');
    expect(textsOf(read)).toEqual(textsOf(sent));
    expect(leafOfEvent(log.logId, read)).toEqual(
      leafOf(entryOf(log.logId, read, digestsOf(textsOf(sent)))),
    );
  });
});

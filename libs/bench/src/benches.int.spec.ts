import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { benches, type BenchOptions, type BenchReport } from './index.js';

const options: BenchOptions = {
  events: 400,
  callers: 8,
  rate: 400,
  peer: false,
  progress: () => undefined,
};

const run = async (name: string, peer = false): Promise<readonly BenchReport[]> => {
  const report = await benches.get(name)?.run({ ...options, peer });
  return report === undefined ? [] : [report].flat();
};

const scratchDirectories = async () =>
  (await readdir(tmpdir())).filter((name) => name.startsWith('ledger-bench-'));

describe('the benches', () => {
  it.each(['live', 'rebuild', 'query', 'import', 'verify'])(
    '%s says what the contract asks for, and leaves nothing behind',
    async (name) => {
      const before = await scratchDirectories();
      const reports = await run(name);
      // Where others run benches too, one look is enough.
      if (name === 'import') expect(await scratchDirectories()).toEqual(before);
      const measured = new Set(reports.map(({ projection }) => projection));
      expect(measured.size).toBe(reports.length);
      expect(reports.length > 1).toBe(name === 'rebuild');
      for (const report of reports) {
        expect(report).toMatchObject({ bench: name, rssMb: expect.any(Number) });
        expect(report.events).toBeGreaterThanOrEqual(options.events);
        expect(report.eventsPerSecond).toBeGreaterThan(0);
        expect(report.hardware.settings).toMatchObject({ fsync: 'on', synchronous_commit: 'on' });
      }
    },
  );

  it('append stands beside the peer and plain inserts, every sample counted', async () => {
    const [report] = await run('append', true);
    expect(report).toMatchObject({
      peer: { name: expect.stringMatching(/emmett-postgresql/), events: options.events },
      floor: { name: expect.stringMatching(/INSERT/) },
      ratio: expect.any(Number),
      p99Ms: expect.any(Number),
      details: { oneCaller: { p50Ms: expect.any(Number), p99Ms: expect.any(Number) } },
    });
  });
});

import { type OpenLog, on } from './opened-log.js';
import { aRequest, anEvent } from './requests.js';

const at = (recordedAt: string) => aRequest('a-1', { recordedAt });

/** When events are recorded, in a real log and in a simulated one. */
export function clockConformance(open: OpenLog): void {
  it(
    'becomes real with its first append, and then refuses to be told the time',
    on(open, async ({ log }) => {
      expect(log.simulated).toBe(false);
      expect(await log.append(at('2025-01-01T00:00:00Z'))).toMatchObject({
        outcome: 'rejected',
        code: 'recorded-at-not-allowed',
      });
      const before = new Date().toISOString();
      const outcome = await log.append(aRequest('a-1'));
      if (outcome.outcome !== 'appended') throw new Error(outcome.outcome);
      expect(outcome.recordedAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/);
      expect(outcome.recordedAt >= before.slice(0, 19)).toBe(true);
      await expect(log.simulate()).rejects.toThrow('cannot become simulated');
      expect(log.simulated).toBe(false);
    }),
  );

  it(
    'is simulated for good once it is made so while empty',
    on(open, async ({ log, again }) => {
      await log.simulate();
      await log.simulate();
      expect(log.simulated).toBe(true);
      expect(log.logId).toMatch(/^placement-ledger\/simulated\//);
      await log.append(at('2025-01-01T00:00:00Z'));
      const other = await again();
      expect(other.simulated).toBe(true);
      expect(other.logId).toBe(log.logId);
      await other.close();
    }),
  );

  it(
    'sets a simulated clock forward, never back',
    on(open, async ({ log }) => {
      await log.simulate();
      const told = ['2025-01-01T09:00:00+01:00', '2024-12-31T00:00:00Z', '2025-01-01T08:00:00.5Z'];
      for (const one of told) await log.append(at(one));
      await log.append(
        aRequest('b-1', { recordedAt: '2025-02-01T00:00:00Z', events: [anEvent(), anEvent()] }),
      );
      expect((await log.readAll(0, 9)).map(({ recordedAt }) => recordedAt)).toEqual([
        '2025-01-01T08:00:00.000000Z',
        '2025-01-01T08:00:00.000001Z',
        '2025-01-01T08:00:00.500000Z',
        '2025-02-01T00:00:00.000000Z',
        '2025-02-01T00:00:00.000001Z',
      ]);
    }),
  );

  it(
    'gives each request its own time when many are asked together, a refused one among them',
    on(open, async ({ log }) => {
      await log.simulate();
      const noon = '2025-01-01T12:00:00Z';
      await Promise.all([
        log.append(aRequest('a-1', { recordedAt: noon })),
        log.append(aRequest('b-1', { recordedAt: noon, expectedRevision: 5 })),
        log.append(aRequest('c-1', { recordedAt: noon })),
        log.append(aRequest('d-1', { recordedAt: '2025-01-01T11:00:00Z' })),
        log.append(aRequest('e-1', { recordedAt: '2025-01-01T13:00:00Z' })),
      ]);
      expect((await log.readAll(0, 9)).map((e) => [e.streamId, e.recordedAt])).toEqual([
        ['a-1', '2025-01-01T12:00:00.000000Z'],
        ['c-1', '2025-01-01T12:00:00.000001Z'],
        ['d-1', '2025-01-01T12:00:00.000002Z'],
        ['e-1', '2025-01-01T13:00:00.000000Z'],
      ]);
    }),
  );

  it(
    'knows the last position recorded at or before an instant',
    on(open, async ({ log }) => {
      expect(await log.positionAt('2030-01-01T00:00:00Z')).toBe(0);
      await log.simulate();
      for (const day of ['01', '02', '03', '04', '05']) {
        await log.append(at(`2025-01-${day}T00:00:00.000001Z`));
      }
      expect(await log.positionAt('2025-01-01T00:00:00Z')).toBe(0);
      expect(await log.positionAt('2025-01-01T00:00:00.000001Z')).toBe(1);
      expect(await log.positionAt('2025-01-04T00:00:00Z')).toBe(3);
      expect(await log.positionAt('2025-01-04T02:00:00+01:00')).toBe(4);
      expect(await log.positionAt('2099-01-01T00:00:00Z')).toBe(5);
      await expect(log.positionAt('yesterday')).rejects.toThrow(RangeError);
    }),
  );
}

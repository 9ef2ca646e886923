import { memoryLog } from '@ledger/event-log';
import type { AppendRequest, EventLog, Recorded } from '@ledger/kernel';
import { memoryVault } from '@ledger/vault';
import { references } from '@ledger/write-side';
import { demonstrationPlan } from './plan.js';
import { recordPlan } from './record.js';

const plan = demonstrationPlan({ pupils: 6, years: 1 });

function portsOn(log: EventLog) {
  const ports = { log, vault: memoryVault({ logId: () => log.logId }) };
  return { ...ports, references: references(ports) };
}

const told = (events: readonly Recorded[]) =>
  events.map(({ streamId, type, data, recordedAt }) => ({ streamId, type, data, recordedAt }));

async function allOf(log: EventLog) {
  return told(await log.readAll(0, 1_000_000));
}

/** The same log until so many appends are done. */
function failingAfter(log: EventLog, appends: number): EventLog {
  let left = appends;
  const append = (request: AppendRequest) => {
    left -= 1;
    return left < 0 ? Promise.reject(new Error('cut short')) : log.append(request);
  };
  const of = (target: EventLog, name: keyof EventLog) => {
    if (name === 'append') return append;
    const value = target[name];
    return typeof value === 'function' ? value.bind(target) : value;
  };
  return new Proxy(log, { get: (target, name) => of(target, name as keyof EventLog) });
}

describe('recording the demonstration', () => {
  it('records every step in the order of time, none refused', async () => {
    const log = memoryLog({ simulated: true });
    await recordPlan(portsOn(log), plan, null);
    const events = await allOf(log);
    expect(events.length).toBeGreaterThan(plan.steps.length);
    const times = events.map(({ recordedAt }) => recordedAt);
    expect(times).toEqual([...times].sort());
    expect(times.at(-1)?.slice(0, 10)).toBe('2026-10-09');
  });

  it('is recorded for the years before the codes of August 2024 as well', async () => {
    const ports = portsOn(memoryLog({ simulated: true }));
    await recordPlan(ports, demonstrationPlan({ pupils: 6, years: 4 }), null);
    expect((await ports.log.head()).position).toBeGreaterThan(1_000);
  });

  it('takes up one that was cut short: nothing is lost and nothing doubled', async () => {
    const log = memoryLog({ simulated: true });
    const ports = portsOn(log);
    const failing = failingAfter(log, 700);
    await expect(recordPlan({ ...ports, log: failing }, plan, null)).rejects.toThrow('cut short');
    const { recordedAt } = await log.head();
    await recordPlan(ports, plan, recordedAt);
    const whole = portsOn(memoryLog({ simulated: true }));
    await recordPlan(whole, plan, null);
    const [resumed, unbroken] = [await allOf(log), await allOf(whole.log)];
    const named = (events: typeof resumed) =>
      events
        .filter(({ streamId }) => !streamId.startsWith('ref-'))
        .map(({ type, streamId, data }) => JSON.stringify([streamId, type, data]))
        .sort();
    expect(named(resumed)).toEqual(named(unbroken));
    expect(resumed.length).toBe(unbroken.length);
  });
});

import { memoryLog } from '@ledger/event-log';
import { type EventLog, Refusal } from '@ledger/kernel';
import { memoryVault } from '@ledger/vault';
import type { Recorder } from '@ledger/write-side';
import { type PolicyRun, runPolicies } from './run-policies.js';
import { countPolicy, dueItem, dueItems, recorders } from './testing/tally.js';

const today = '2026-01-02';

const recorded = async (log: EventLog) =>
  (await log.readAll(0, 100)).map(({ streamId }) => streamId);

describe('running the policies', () => {
  const ports = () => ({ log: memoryLog(), vault: memoryVault() });
  const run = (more: Partial<PolicyRun> = {}): PolicyRun => ({
    policies: [countPolicy],
    items: dueItems(3),
    today,
    recorders,
    ...more,
  });

  it('asks about each item that is due, and once however often it runs', async () => {
    const all = ports();
    const first = await runPolicies(all, run());
    expect(first).toEqual({ today, recorded: 3, unchanged: 0, refused: [] });
    await runPolicies(all, run());
    expect(await recorded(all.log)).toEqual(['tally-0', 'tally-1', 'tally-2']);
  });

  it('asks the oldest first, and leaves what is due later or has no policy', async () => {
    const asked: string[] = [];
    const items = [
      dueItem(1, { dueOn: '2026-01-02' }),
      dueItem(2, { dueOn: '2025-12-01' }),
      dueItem(3, { dueOn: '2026-01-03' }),
      dueItem(4, { kind: 'nobody-asks' }),
    ];
    const onAsked = ({ item }: { item: { subject: string } }) => asked.push(item.subject);
    await runPolicies(ports(), run({ items, onAsked }));
    expect(asked).toEqual(['tally-2', 'tally-1']);
  });

  it('records nothing more when the facts have gone on since it was asked', async () => {
    const all = ports();
    await runPolicies(all, run({ items: [dueItem(1)] }));
    const report = await runPolicies(all, run({ items: [dueItem(1, { facts: { asked: 2 } })] }));
    expect(report).toMatchObject({ recorded: 0, unchanged: 1, refused: [] });
    expect(await recorded(all.log)).toHaveLength(1);
  });

  it('asks nothing where the policy has nothing to ask', async () => {
    const silent = { ...countPolicy, ask: () => undefined };
    const report = await runPolicies(ports(), run({ policies: [silent] }));
    expect(report).toMatchObject({ recorded: 0, unchanged: 0 });
  });

  it('lists what is refused and what is no command, and goes on', async () => {
    const all = ports();
    const [one] = recorders;
    const strict: Recorder = {
      category: 'tally',
      record: (with_, ask) => {
        if (ask.streamId === 'tally-0') throw new Refusal('reason-needed');
        if (!one) throw new Error('There is no recorder.');
        return one.record(with_, ask);
      },
    };
    const items = [...dueItems(3), dueItem(9, { facts: { asked: 'twice' } })];
    const { refused, ...counts } = await runPolicies(all, run({ items, recorders: [strict] }));
    expect(counts).toEqual({ today, recorded: 2, unchanged: 0 });
    expect(refused.map(({ item, code }) => [item.subject, code])).toEqual([
      ['tally-0', 'reason-needed'],
      ['tally-9', 'not-a-command'],
    ]);
    expect(refused[0]?.sentence).toContain('reason');
  });

  it('stops when it is told to, and goes on from there the next time', async () => {
    const all = ports();
    const stop = new AbortController();
    const { signal } = stop;
    const broken = runPolicies(all, run({ signal, onAsked: () => stop.abort() }));
    await expect(broken).rejects.toThrow('aborted');
    expect(await recorded(all.log)).toHaveLength(1);
    await runPolicies(all, run());
    expect(await recorded(all.log)).toHaveLength(3);
  });

  it('fails as a whole when the log does not answer', async () => {
    const all = ports();
    const away = Object.assign(memoryLog(), { append: () => Promise.reject(new Error('away')) });
    await expect(runPolicies({ ...all, log: away }, run())).rejects.toThrow('away');
  });
});

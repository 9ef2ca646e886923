import type { JobKind } from '../job-kind.js';
import { type Jobs, startJobs } from '../start-jobs.js';
import type { BreakableStore } from './stores.js';
import { until } from './until.js';

const patience = { heartbeatMs: 100, silentMs: 1000, answerMs: 1000 };

/** What jobs do, whatever store they wait in. */
export function jobsConformance(opened: () => Promise<BreakableStore>): void {
  let place: BreakableStore;
  let running: Jobs[];
  const errors: unknown[] = [];
  beforeEach(async () => {
    place = await opened();
    running = [];
    errors.length = 0;
  });
  afterEach(async () => {
    await Promise.all(running.map((jobs) => jobs.close()));
    await place.close();
  });

  const start = (...kinds: JobKind[]) => {
    const onError = (error: unknown) => errors.push(error);
    const jobs = startJobs({ store: place.store, kinds, patience, onError });
    running.push(jobs);
    return jobs;
  };

  const counting = (name: string, schedule?: JobKind['schedule']) => {
    const seen: unknown[] = [];
    const run = (data: unknown) => Promise.resolve(seen.push(data));
    return { seen, kind: { name, run, ...(schedule && { schedule }) } };
  };

  it('are each done, by whichever of several processes takes it', async () => {
    const { seen, kind } = counting('note');
    const jobs = start(kind);
    start(kind);
    await jobs.put(Array.from({ length: 20 }, (_, n) => ({ kind: 'note', data: { n } })));
    await until(() => seen.length >= 20);
    const numbers = seen.map((data) => (data as { n: number }).n);
    expect(numbers.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, n) => n));
    await until(async () => (await jobs.waiting()) === 0);
  });

  it('are tried again when they fail', async () => {
    let tries = 0;
    const run = () => (++tries < 2 ? Promise.reject(new Error('no')) : Promise.resolve('done'));
    const jobs = start({ name: 'shaky', run });
    await jobs.put([{ kind: 'shaky', data: {} }]);
    await until(() => tries === 2);
  });

  it('come by a schedule, once for all processes, and a daily one at first too', async () => {
    const often = counting('often', { everyMs: 1000 });
    const daily = counting('daily', { daily: '06:00' });
    start(often.kind, daily.kind);
    start(often.kind, daily.kind);
    await until(() => often.seen.length >= 3 && daily.seen.length >= 1);
    // Both processes may find a schedule missing, and then it runs at first for each of them.
    expect(daily.seen.length).toBeLessThanOrEqual(2);
  });

  it('come again by themselves after the store has lost everything', async () => {
    const often = counting('often', { everyMs: 500 });
    const daily = counting('daily', { daily: '06:00' });
    start(often.kind, daily.kind);
    await until(() => often.seen.length >= 1 && daily.seen.length >= 1);
    for (let time = 0; time < 3; time += 1) {
      await place.lose();
      const [before, days] = [often.seen.length, daily.seen.length];
      await until(() => often.seen.length >= before + 2 && daily.seen.length > days);
    }
  });

  it('go on when the store was away for a while', async () => {
    const often = counting('often', { everyMs: 500 });
    const { seen, kind } = counting('note');
    const jobs = start(often.kind, kind);
    await jobs.put([{ kind: 'note', data: { n: 1 } }]);
    await until(() => often.seen.length >= 1 && seen.length === 1);
    await place.goAway();
    await until(() => errors.length > 0);
    await expect(jobs.put([{ kind: 'note', data: { n: 2 } }])).rejects.toThrow();
    await place.comeBack();
    const before = often.seen.length;
    await until(() => often.seen.length >= before + 2);
    await until(() =>
      jobs.put([{ kind: 'note', data: { n: 3 } }]).then(
        () => true,
        () => false,
      ),
    );
    await until(() => seen.some((data) => (data as { n: number }).n === 3));
  });

  it('start before the store is there, and stop while it is away', async () => {
    await place.goAway();
    const { seen, kind } = counting('often', { everyMs: 500 });
    const unlucky = start(kind);
    start(kind);
    await until(() => errors.length > 0);
    await unlucky.close();
    await place.comeBack();
    await until(() => seen.length >= 1);
  });
}

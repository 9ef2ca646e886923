import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { counted, times } from '@ledger/kernel/testing';
import { answerFigure, figures, type Ledger, openLedger, readSettings } from '@ledger/ledger';
import { withServerData } from '@ledger/postgres/testing';
import { recordDemonstration } from './record-demonstration.js';

// Placed for every session of the year: 750 children have some 300,000 events.
const PUPILS = times(12, 750);
const PATIENCE_MS = 3_600_000;
const authority = '801';
const period = { authority, from: '2025-09-01', to: '2026-08-31' };

/** What each figure is asked; a figure that is not here is asked of the authority. */
const QUESTIONS: Readonly<Record<string, readonly Record<string, string>[]>> = {
  attendance: ['authority', 'provider', 'school', 'keyStage', 'pupil'].map((by) => ({
    ...{ ...period, by },
  })),
  'high-needs-spend': ['2025-26', '2026-27'].map((financialYear) => ({ authority, financialYear })),
  'placement-history': ['P-0001', 'P-0006', 'P-0012'].map((pupilRef) => ({ pupilRef })),
  'provision-gaps': [period],
  'plan-progress': [{ planRef: 'AP-PLAN-2024' }],
  'pupils-by-key-stage': [{ authority }],
};
const DAYS = ['2025-12-31', '2026-03-31', '2026-10-09'];

const asked = [...figures.keys()].flatMap((name) =>
  (QUESTIONS[name] ?? [{ authority }]).flatMap((question) =>
    DAYS.map((on) => ({ name, asked: { ...question, on } })),
  ),
);

/** Every figure on each of the days, as text. */
async function everyFigure(ledger: Ledger): Promise<readonly string[]> {
  const answers: string[] = [];
  for (const question of asked) {
    const patience = { scope: 'all', timeoutMs: PATIENCE_MS } as const;
    const answer = await answerFigure(ledger, { ...question, ...patience });
    answers.push(JSON.stringify({ question, answer }));
  }
  return answers;
}

const seconds = (began: number) => ((performance.now() - began) / 1000).toFixed(1);

describe('a year of an authority', () => {
  let dataDir: string;
  let ledger: Ledger;
  beforeAll(async () => {
    dataDir = mkdtempSync(join(tmpdir(), 'ledger-year-'));
    chmodSync(dataDir, 0o711);
    await withServerData(dataDir);
    ledger = await openLedger(readSettings({ LEDGER_DATA_DIR: dataDir, LEDGER_LOG: 'silent' }));
  });
  afterAll(async () => {
    await ledger.close();
    rmSync(dataDir, { recursive: true, force: true });
  });

  it('is recorded through commands and projected live; rebuilt, every figure is the same', async () => {
    const what = 'a year recorded through commands, every figure live and rebuilt';
    const found = await counted({ id: 'year', what }, async () => {
      const stop = new AbortController();
      const projecting = ledger.readModel.run(stop.signal);
      const size = { pupils: PUPILS, years: 1, fullTime: true };
      const report = await recordDemonstration(ledger, size, () => undefined);
      const live = await everyFigure(ledger);
      stop.abort();
      await projecting;
      const began = performance.now();
      for (const { name } of await ledger.readModel.status()) await ledger.readModel.rebuild(name);
      const took = `recorded in ${report.seconds.toFixed(1)} s, rebuilt in ${seconds(began)} s`;
      process.stdout.write(`A year of ${report.events} events: ${took}.\n`);
      const rebuilt = await everyFigure(ledger);
      expect(rebuilt).toEqual(live);
      expect(new Set(live).size).toBe(live.length);
      const differ = live.filter((answer, index) => answer !== rebuilt[index]).length;
      return { count: report.events, lost: differ, doubled: 0 };
    });
    expect(found).toMatchObject({ lost: 0, doubled: 0 });
    expect(found.count).toBeGreaterThan(PUPILS * 380);
  });
});

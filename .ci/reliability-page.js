// RELIABILITY.md of what the fault tests of one run noted in a folder.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The tests of a run by name; what one test noted in parts is put together.
 * @param isSound whether a spec passed, by its path: what another one noted is left out
 */
export function findings(folder, isSound = () => true) {
  const found = new Map();
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.json'))) {
    const { spec, ...note } = JSON.parse(readFileSync(join(folder, file), 'utf8'));
    if (isSound(spec)) found.set(note.id, together(found.get(note.id), note));
  }
  return inOrder(found.values());
}

// The parts of a run are in no order.
function together(known, note) {
  if (known?.control === undefined || note.control === undefined) return { ...known, ...note };
  return { ...known, control: [known.control, note.control].sort().join('; ') };
}

const inOrder = (found) =>
  [...found].sort((a, b) => a.id.localeCompare(b.id, 'en', { numeric: true }));

/** What was found before, with the lines of a new run in the place of those of the same tests. */
export const withRun = (before, found, date) =>
  inOrder(
    new Map(
      [...before, ...found.map((line) => ({ ...line, date }))].map((line) => [line.id, line]),
    ).values(),
  );

/** True when there is something that no test may find. */
export const isBad = ({ count, lost, doubled }) => count === 0 || lost > 0 || doubled > 0;

const number = (value) => value.toLocaleString('en-GB');
const cell = (text) => String(text).replaceAll('|', '\\|');
const row = (cells) => `| ${cells.map(cell).join(' | ')} |`;

const tested = ({ id, what, count, lost, doubled, seconds, seed, date }) =>
  row([
    ...[id, what, number(count), number(lost), number(doubled), number(Math.round(seconds))],
    ...[seed, date],
  ]);

const controlled = ({ id, control }) => row([id, control]);

/** @param run `{ machine, versions }` of the last run, as text */
export function reliabilityPage(found, run) {
  const faults = found.filter(({ count }) => count !== undefined);
  const controls = found.filter(({ control }) => control !== undefined);
  return [
    '# Reliability',
    '',
    'What the fault tests counted, each in its own last long run that passed. `npm run test:long` writes this ' +
      'page, and `npm run test:long -- --testPathPatterns crash` the lines of some tests; ' +
      '`npm test` runs a small part of each. _Lost_ is what was acknowledged, or a row of a clean ' +
      'rebuild, and was not there afterwards; _doubled_ is what was there more often than once.',
    '',
    `- Machine: ${run.machine}.`,
    `- Versions: ${run.versions}.`,
    '- To run a line again: `npm run test:long -- --seed=` and its seed.',
    '',
    row(['test', 'fault', 'count', 'lost', 'doubled', 'seconds', 'seed', 'day']),
    '| --- | --- | --: | --: | --: | --: | --: | --- |',
    ...faults.map(tested),
    '',
    '## Controls',
    '',
    'The same checks, with the guard taken away: each must find the fault, or its test fails.',
    '',
    row(['test', 'without the guard']),
    '| --- | --- |',
    ...controls.map(controlled),
    '',
  ].join('\n');
}

// RELIABILITY.md of what the fault tests of one run noted in a folder.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** The tests of a run by name; what one test noted in parts is put together. */
export function findings(folder) {
  const found = new Map();
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.json'))) {
    const note = JSON.parse(readFileSync(join(folder, file), 'utf8'));
    found.set(note.id, { ...found.get(note.id), ...note });
  }
  return [...found.values()].sort((a, b) => a.id.localeCompare(b.id, 'en', { numeric: true }));
}

/** True when there is something that no test may find. */
export const isBad = ({ count, lost, doubled }) => count === 0 || lost > 0 || doubled > 0;

const number = (value) => value.toLocaleString('en-GB');
const cell = (text) => String(text).replaceAll('|', '\\|');
const row = (cells) => `| ${cells.map(cell).join(' | ')} |`;

const tested = ({ id, what, count, lost, doubled, seconds }) =>
  row([id, what, number(count), number(lost), number(doubled), number(Math.round(seconds))]);

const controlled = ({ id, control }) => row([id, control]);

/** @param run `{ date, machine, versions, seed, seconds }`, all but the last two as text */
export function reliabilityPage(found, run) {
  const faults = found.filter(({ count }) => count !== undefined);
  const controls = found.filter(({ control }) => control !== undefined);
  return [
    '# Reliability',
    '',
    'What the fault tests counted in their last long run. `npm run test:long` writes this page; ' +
      '`npm test` runs a small part of each. _Lost_ is what was acknowledged, or a row of a clean ' +
      'rebuild, and was not there afterwards; _doubled_ is what was there more often than once.',
    '',
    `- Run on ${run.date}, in ${number(Math.round(run.seconds))} seconds.`,
    `- Machine: ${run.machine}.`,
    `- Versions: ${run.versions}.`,
    `- Seed: ${run.seed}. Replay with \`npm run test:long -- --seed=${run.seed}\`.`,
    '',
    row(['test', 'fault', 'count', 'lost', 'doubled', 'seconds']),
    '| --- | --- | --: | --: | --: | --: |',
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

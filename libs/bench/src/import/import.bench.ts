import { attendanceFile, importPath, recordSetting } from '../authority/record.js';
import { type BenchReport, mostMemory, reportOf, timed } from '../measure/report.js';
import { onScratch, type Scratch } from '../measure/scratch.js';
import type { BenchOptions } from '../options.js';
import { copyOfEvents, copyOfFile } from './copy-floor.js';

/** Imports a file of attendance marks as `ledger import attendance FILE` does. */
export function benchImport(options: BenchOptions): Promise<BenchReport> {
  return onScratch(options.progress, (scratch) => importing(scratch, options.events));
}

async function importing(scratch: Scratch, events: number): Promise<BenchReport> {
  await recordSetting(scratch, events);
  const path = await attendanceFile(scratch, events);
  const before = await scratch.ledger.log.head();
  scratch.progress(`Importing ${events} marks ...`);
  const seconds = await timed(() => importPath(scratch, 'attendance', path));
  const rssMb = mostMemory();
  const { position } = await scratch.ledger.log.head();
  if (position - before.position !== events) {
    throw new Error(`${position - before.position} events were recorded of ${events} rows.`);
  }
  const floor = await copyOfEvents(scratch, events);
  const details = { copyOfTheFile: await copyOfFile(scratch, path) };
  const measured = { bench: 'import', unit: 'rows', events, seconds, rssMb, floor, does, details };
  return reportOf(measured, scratch.hardware);
}

const does =
  'A new mark for each row from a CSV file on disk: each cell parsed, references looked up, the ' +
  'rules of the register applied, content compared with what is recorded, an event appended ' +
  'durably for each row. No projection runs meanwhile.';

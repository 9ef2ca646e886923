import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { EventLog } from '@ledger/kernel';
import { z } from 'zod';
import { type DemonstrationSize, demonstrationPlan } from './plan.js';
import { type RecordingPorts, recordPlan } from './record.js';

/** The log of an opened ledger: an empty one can be made simulated, for good. */
export interface DemonstrationLedger extends RecordingPorts {
  readonly log: EventLog & { simulate(): Promise<void> };
  readonly settings: { readonly dataDir: string };
}

export interface DemonstrationReport {
  readonly events: number;
  readonly seconds: number;
}

/** The log already holds events that are not those of an unfinished demonstration. */
export class LogNotEmpty extends Error {
  override name = 'LogNotEmpty';
}

const Note = z.object({
  pupils: z.int(),
  years: z.int(),
  fullTime: z.boolean().optional(),
  finished: z.boolean(),
});
type Note = z.infer<typeof Note>;

/**
 * Records a demonstration authority in an empty log, or finishes one that was cut short.
 * @throws LogNotEmpty when the log holds anything else
 */
export async function recordDemonstration(
  ledger: DemonstrationLedger,
  size: DemonstrationSize,
  progress: (line: string) => void,
): Promise<DemonstrationReport> {
  const began = performance.now();
  const before = await ledger.log.head();
  const cutShort = before.position > 0 ? await unfinished(ledger) : null;
  if (before.position > 0 && !cutShort) {
    throw new LogNotEmpty('The log is not empty: a demonstration needs an empty data directory.');
  }
  const wanted = cutShort ?? size;
  await note(ledger, { ...wanted, finished: false });
  if (before.position === 0) await ledger.log.simulate();
  else progress('Finishing the demonstration that was cut short ...');
  await recordPlan(ledger, demonstrationPlan(wanted), before.recordedAt);
  await note(ledger, { ...wanted, finished: true });
  const { position } = await ledger.log.head();
  return { events: position - before.position, seconds: (performance.now() - began) / 1000 };
}

/** The size of a demonstration that was begun in this data directory and not finished, or null. */
export async function unfinished(
  ledger: Pick<DemonstrationLedger, 'settings'>,
): Promise<DemonstrationSize | null> {
  const text = await readFile(noteFile(ledger), 'utf8').catch(() => null);
  const parsed = text === null ? null : Note.safeParse(JSON.parse(text));
  return parsed?.success && !parsed.data.finished ? parsed.data : null;
}

const noteFile = (ledger: Pick<DemonstrationLedger, 'settings'>) =>
  join(ledger.settings.dataDir, 'demonstration.json');

const note = (ledger: DemonstrationLedger, content: Note) =>
  writeFile(noteFile(ledger), JSON.stringify(content));

/** When jobs of a kind come by themselves: daily at `HH:MM` in London, or every so often. */
export type Schedule = { readonly daily: string } | { readonly everyMs: number };

/** One kind of job. */
export interface JobKind {
  readonly name: string;
  /** Absent: only when asked for. */
  readonly schedule?: Schedule;
  /**
   * Does the work. A job may be delivered again after it was done, or while another process still
   * does it, so that what it does must hold when it is done twice.
   * @param data as it was put in: plain JSON, with no names and no free text
   * @param signal says when to stop early; the job is then delivered again
   * @returns what came of it, in plain JSON of ids, codes and counts
   */
  run(data: unknown, signal: AbortSignal): Promise<unknown>;
}

interface Repeat {
  readonly every?: number;
  readonly pattern?: string;
  readonly tz?: string;
  readonly immediately?: boolean;
}

const LONDON = 'Europe/London';

/**
 * The same as BullMQ has it. A daily job that was not scheduled before runs once at first, because
 * whoever lost the schedule may have lost a run with it.
 */
export function repeatOf(schedule: Schedule): Repeat {
  if ('everyMs' in schedule) return { every: schedule.everyMs };
  const [hour, minute] = schedule.daily.split(':').map(Number);
  return { pattern: `${minute} ${hour} * * *`, tz: LONDON, immediately: true };
}

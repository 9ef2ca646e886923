/** What `ledger bench` is asked for. */
export interface BenchOptions {
  readonly events: number;
  /** Of append: how many callers wait at once. */
  readonly callers: number;
  /** Of live: events a second. */
  readonly rate: number;
  /** Whether the peer runs too. */
  readonly peer: boolean;
  /** Takes a line about how far it is. */
  readonly progress: (line: string) => void;
}

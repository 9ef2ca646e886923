/** The events after one position, up to and including another. */
export interface Part {
  readonly after: number;
  readonly until: number;
}

/** Leaves that follow those given before, each compared with the one stored with its event. */
export interface Audited {
  readonly leaves: Buffer;
  /** What `blockRoots` makes of them; absent where it is left to the tree. */
  readonly blocks?: Buffer;
}

/**
 * Verifies a part of the log, and gives its leaves in order. What stands before a fault is given
 * before it is thrown.
 * @throws LogBroken at the first position that is wrong
 */
export type Audit = (part: Part) => AsyncIterable<Audited>;

/** An audit that holds threads and connections until it is closed. */
export interface Auditor {
  readonly audit: Audit;
  close(): Promise<void>;
}

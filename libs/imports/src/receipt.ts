import type { Notice } from './notice.js';
import type { Outcome } from './outcome.js';

/** What an import did, row by row in numbers. */
export interface ImportReceipt {
  /** Rows newly recorded. */
  readonly accepted: number;
  /** Rows that say what is recorded already. */
  readonly unchanged: number;
  /** Rows known before, of which a change was recorded. */
  readonly corrected: number;
  /** Rows of which nothing was recorded; `errors` says why. */
  readonly rejected: number;
  /** In the order of the rows; after 10,000 the last one says how many more there were. */
  readonly errors: readonly Notice[];
  /** Recorded all the same; after 10,000 the last one says how many more there were. */
  readonly warnings: readonly Notice[];
}

const MOST_LISTED = 10_000;

/** Adds up what became of the rows. */
export class Tally {
  private readonly counts = { accepted: 0, unchanged: 0, corrected: 0, rejected: 0 };
  private readonly errors = new Notices();
  private readonly warnings = new Notices();

  add(outcomes: readonly Outcome[]): void {
    for (const { result, errors, warnings } of outcomes) {
      this.counts[result] += 1;
      errors.forEach((error) => this.errors.add(error));
      warnings.forEach((warning) => this.warnings.add(warning));
    }
  }

  /** A fault of the file as a whole, which counts as no row. */
  blameFile(faults: readonly Notice[]): void {
    faults.forEach((fault) => this.errors.add(fault));
  }

  /** Rows that were not judged because the file as a whole was refused. */
  reject(rows: number): void {
    this.counts.rejected += rows;
  }

  progress(): ImportProgress {
    const { accepted, unchanged, corrected, rejected } = this.counts;
    return { ...this.counts, rows: accepted + unchanged + corrected + rejected };
  }

  receipt(): ImportReceipt {
    return { ...this.counts, errors: this.errors.list(), warnings: this.warnings.list() };
  }
}

/** How far an import has come. */
export interface ImportProgress {
  readonly rows: number;
  readonly accepted: number;
  readonly unchanged: number;
  readonly corrected: number;
  readonly rejected: number;
}

class Notices {
  private readonly listed: Notice[] = [];
  private unlisted: { readonly first: Notice; count: number } | undefined;

  add(notice: Notice): void {
    if (this.listed.length < MOST_LISTED) this.listed.push(notice);
    else if (this.unlisted) this.unlisted.count += 1;
    else this.unlisted = { first: notice, count: 1 };
  }

  list(): readonly Notice[] {
    if (!this.unlisted) return this.listed;
    const { first, count } = this.unlisted;
    const message = `${count} more from this row on are not listed.`;
    return [...this.listed, { row: first.row, column: '', code: 'more-not-listed', message }];
  }
}

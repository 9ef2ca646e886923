/** A date that something is due on, as the projection of clocks keeps it. */
export interface DueItem {
  /** What is due: `review`, `missing-mark`. */
  readonly kind: string;
  /** The stream that is asked when it is. */
  readonly subject: string;
  /** Tells several of one kind in one stream apart: a document, a milestone. */
  readonly item: string;
  readonly pupilId?: string;
  readonly providerId?: string;
  /** The local authority that owns the fact. */
  readonly authority: string;
  /** YYYY-MM-DD */
  readonly dueOn: string;
  /** What a command needs besides: ids, codes, dates, counts and pence. */
  readonly facts: Readonly<Record<string, unknown>>;
}

/**
 * Reads what is due on a day and is not settled yet.
 * @param today YYYY-MM-DD, London
 * @param minPosition the log's position that must be seen
 */
export type DueSource = (today: string, minPosition: number) => Promise<readonly DueItem[]>;

import type { z } from 'zod';
import type { Tables } from './table.js';
import type { View } from './view.js';

/** How a column is named and shown; `pence` are whole pence, `percent` an unrounded number. */
export interface FigureColumn {
  readonly name: string;
  readonly label: string;
  readonly kind: 'text' | 'integer' | 'pence' | 'percent' | 'date' | 'instant' | 'flag';
}

export interface FigureAnswer {
  /** Plain values, or a SealedField where the edge must open a personal value. */
  readonly rows: readonly object[];
  readonly totals: object;
}

/**
 * A named figure of `GET /api/v1/figures/NAME` and `ledger figure NAME`. `params` parses the query's
 * text parameters, `on` among them (the edge fills in today's date where none is given).
 */
export interface Figure<P = unknown, T extends Tables = Tables> {
  readonly name: string;
  /** The projection whose view it reads. */
  readonly projection: string;
  /** A sentence: the question that the figure answers. */
  readonly question: string;
  readonly params: z.ZodType<P>;
  readonly columns: readonly FigureColumn[];
  run(view: View<T>, params: P): Promise<FigureAnswer>;
}

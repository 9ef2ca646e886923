import type { Permission } from '@ledger/access';
import type { FigureResult } from '@ledger/ledger';
import type { Figure } from '@ledger/read-model';
import type { Asked, QuestionField } from './question-field.js';

/** What a page may start from when nothing is asked yet. */
export interface Starting {
  /** The ledger's today. */
  readonly today: string;
  /** The authority of the ledger's first event; empty in an empty ledger. */
  readonly authority: string;
}

/** A page that puts one figure or list to the ledger and shows its answer. */
export interface QuestionPage {
  readonly path: string;
  readonly permission: Permission;
  readonly template: string;
  readonly figure: AnyFigure;
  /** The fields of its form; what the address holds besides stays in its links. */
  readonly fields: readonly QuestionField[];
  start(starting: Starting): Asked;
  /** What the address itself says: parameters that no field and no query gives. */
  readonly fixed?: Asked;
  /** The rows as a file holds them, where a row is more than plain values. */
  flat?(rows: readonly object[]): readonly object[];
  /** The page's own data. `here` is the page's own address with its question. */
  view(result: FigureResult, asked: Asked, here: string): object;
}

/** A figure whose parameters and view are its own business. */
export type AnyFigure = Pick<Figure, 'name' | 'columns'> & object;

import type { ImportProgress } from './receipt.js';
import type { ImportMeta } from './run.js';

/** A file to import. */
export interface ImportRequest {
  /** A name of `importKinds`. */
  readonly kind: string;
  /** The bytes of the file, UTF-8, read once. */
  readonly content: AsyncIterable<Uint8Array>;
  /** SHA-256, hex, where it is known (see `openImportFile`); else the content is kept to find it. */
  readonly fileHash?: string;
  readonly fileName?: string;
  readonly meta: ImportMeta;
  /** Judge every row and record nothing. */
  readonly dryRun?: boolean;
  /** Why rows put right what was recorded; `import FILE` where none is given. */
  readonly reason?: string;
  /** More rows than this, or more bytes, refuse the file as a whole. */
  readonly maxRows?: number;
  readonly maxBytes?: number;
  /** Told after each chunk of rows. */
  readonly onProgress?: (progress: ImportProgress) => void;
}

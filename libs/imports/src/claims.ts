import type { ReferenceKind } from '@ledger/reference';
import type { Claimed } from '@ledger/write-side';
import type { ImportRun } from './run.js';

/** A row's claim of the outside reference that it is about. */
export interface RowClaim {
  readonly row: number;
  readonly ref: string;
  readonly authority: string;
  /** For a placement: the child in whose provision it lives. */
  readonly pupilId?: string;
}

/** The ids that the references stand for, each claimed by the first row that brings it. */
export async function claimAll(
  run: ImportRun,
  kind: ReferenceKind,
  claims: readonly RowClaim[],
): Promise<(ref: string) => Claimed> {
  const [first] = claims;
  const claimed = first
    ? await run.references.claimMany(
        kind,
        claims.map(({ row, ref, authority, pupilId }) => ({
          ref,
          authority,
          source: run.metaOf(row, authority).source,
          ...(pupilId === undefined ? {} : { pupilId }),
        })),
        run.metaOf(first.row, first.authority),
      )
    : new Map<string, Claimed>();
  return (ref) => {
    const referent = claimed.get(ref);
    if (!referent) throw new Error(`A ${kind} reference was claimed and is not there.`);
    return referent;
  };
}

import { Refusal } from '@ledger/kernel';
import { authorityOn } from '@ledger/pupil';
import { referral } from '@ledger/referral';
import { claimAll } from '../claims.js';
import { importKind } from '../kind.js';
import { type KnownChild, knownChildren } from '../known/children.js';
import { type Outcome, rejected } from '../outcome.js';
import { recordRows, refusedBecause, unknownReference } from '../record-rows.js';
import { rehearsed } from '../rehearsal/rehearsed.js';
import type { ImportRun } from '../run.js';
import type { Row } from '../table/row.js';
import { columns, submissionOf } from './referrals.columns.js';

type ReferralRows = readonly Row<typeof columns>[];

interface Resolved extends Row<typeof columns> {
  readonly child: KnownChild;
}

export const referrals = importKind({
  name: 'referrals',
  sentence: 'A referral of a child to alternative provision, known by the reference given to it.',
  key: ['referralRef'],
  columns,
  open: (run) => {
    const children = knownChildren(run);
    return async (rows) => {
      const known = await children(rows.map(({ values }) => values.pupilRef));
      const owners = await ownersOf(run, rows);
      const judged = rows.map((row) => resolve(row, known, owners));
      const resolved = judged.filter((each): each is Resolved => 'child' in each);
      const refused = judged.filter((each): each is Outcome => 'result' in each);
      // A row that will be refused must not claim its reference: the chunk is rehearsed first.
      const bad = (await submit(rehearsed(run), resolved)).filter(isRejected);
      const badRows = new Set(bad.map(({ row }) => row));
      const good = resolved.filter(({ row }) => !badRows.has(row));
      return [...(await submit(run, good)), ...bad, ...refused];
    };
  },
});

const isRejected = ({ result }: Outcome) => result === 'rejected';

/** The child of each reference that is claimed already. */
async function ownersOf(run: ImportRun, rows: ReferralRows) {
  const refs = rows.map(({ values }) => values.referralRef);
  const found = await run.references.find('referral', refs);
  return new Map([...found].map(([ref, { pupilId }]) => [ref, pupilId]));
}

// Of two rows of one reference the first says whose it is.
function resolve(
  row: ReferralRows[number],
  known: ReadonlyMap<string, KnownChild>,
  owners: Map<string, string | undefined>,
): Resolved | Outcome {
  const { pupilRef: ref, referralRef } = row.values;
  const child = known.get(ref);
  if (!child)
    return rejected(row.row, unknownReference(row.row, 'pupilRef', { ref, what: 'pupil' }));
  const owner = owners.get(referralRef) ?? child.pupilId;
  owners.set(referralRef, owner);
  if (owner === child.pupilId) return { ...row, child };
  const moved = new Refusal('referral-of-another-child', {}, 'pupilId');
  return rejected(row.row, refusedBecause(row.row, moved, columnOf));
}

const columnOf = { pupilId: 'pupilRef' };

async function submit(run: ImportRun, rows: readonly Resolved[]): Promise<readonly Outcome[]> {
  const claims = rows.map(({ row, values, child }) => ({
    row,
    ref: values.referralRef,
    authority: ownerAuthority(child, values.submittedOn),
    pupilId: child.pupilId,
  }));
  const idOf = await claimAll(run, 'referral', claims);
  const asks = rows.map(({ row, values, child }) => ({
    row,
    warnings: [],
    ask: {
      streamId: `referral-${idOf(values.referralRef).id}`,
      command: submissionOf(values, child.pupilId),
      meta: run.metaOf(row, ownerAuthority(child, values.submittedOn)),
    },
  }));
  return recordRows(run, { decider: referral, columns: columnOf }, asks);
}

function ownerAuthority({ state }: KnownChild, on: string): string {
  const authority = authorityOn(state, on);
  if (authority === null) throw new Error('A child on record has no authority.');
  return authority;
}

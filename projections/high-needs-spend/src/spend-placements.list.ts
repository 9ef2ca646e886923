import { firstDayOf, sealedField } from '@ledger/caseload';
import type { SealedField } from '@ledger/kernel';
import type { Figure } from '@ledger/read-model';
import { z } from 'zod';
import { spendParams } from './high-needs-spend.figure.js';
import { budgetLinesOf, chargedIn, type SpendView } from './high-needs-spend.queries.js';
import type { SpendTables } from './high-needs-spend.tables.js';
import { byLine, lineOf } from './line.js';
import { type PlacementSpend, type Spend, spendOf, sumOf } from './spend.js';

const params = spendParams.extend({
  costCentre: z.string().optional(),
  s251Line: z.string().optional(),
});
type Params = z.infer<typeof params>;

/** A placement's part of a line; the parts of a line add up to its row. */
export interface SpendPlacement extends Readonly<Spend> {
  readonly costCentre: string;
  readonly s251Line: string | null;
  readonly pupilId: string;
  readonly pupilRef: SealedField | null;
  readonly givenName: SealedField | null;
  readonly familyName: SealedField | null;
  readonly placementId: string;
  readonly placementRef: SealedField | null;
  readonly providerRef: string;
  readonly provider: string;
  readonly startsOn: string;
  readonly endedOn: string | null;
}

/** The placements behind a row of high needs spend, or behind all; `totals` are their sums. */
export const spendPlacements = {
  name: 'spend-placements',
  projection: 'high-needs-spend',
  question: 'Which placements is the spend of a line made of?',
  params,
  columns: [
    { name: 'costCentre', label: 'Cost centre', kind: 'text' },
    { name: 's251Line', label: 'Section 251 line', kind: 'text' },
    { name: 'pupilRef', label: 'Pupil', kind: 'text' },
    { name: 'givenName', label: 'Given name', kind: 'text' },
    { name: 'familyName', label: 'Family name', kind: 'text' },
    { name: 'placementRef', label: 'Placement', kind: 'text' },
    { name: 'provider', label: 'Provider', kind: 'text' },
    { name: 'providerRef', label: 'Provider reference', kind: 'text' },
    { name: 'startsOn', label: 'Started on', kind: 'date' },
    { name: 'endedOn', label: 'Ended on', kind: 'date' },
    { name: 'deliveredSessions', label: 'Sessions delivered', kind: 'integer' },
    { name: 'deliveredPence', label: 'Delivered', kind: 'pence' },
    { name: 'commitmentSessions', label: 'Sessions committed', kind: 'integer' },
    { name: 'commitmentPence', label: 'Commitment', kind: 'pence' },
    { name: 'contributionPence', label: 'School contributions', kind: 'pence' },
  ],
  async run(view, asked) {
    const budget = (await budgetLinesOf(view, asked)).map(lineOf);
    const spends = spendOf(await chargedIn(view, asked), budget, { year: asked, on: asked.on });
    const wanted = spends.filter((each) => isAsked(each, asked));
    return {
      rows: [...wanted].sort((a, b) => byLine(a.line, b.line)).map(rowOf),
      totals: sumOf(wanted.map(({ spend }) => spend)),
    };
  },
} satisfies Figure<Params, SpendTables> & {
  run(
    view: SpendView,
    asked: Params,
  ): Promise<{ rows: readonly SpendPlacement[]; totals: Readonly<Spend> }>;
};

const isAsked = ({ line }: PlacementSpend, { costCentre, s251Line }: Params): boolean =>
  (costCentre === undefined || line.costCentre === costCentre) &&
  (s251Line === undefined || line.s251Line === s251Line);

function rowOf({ line, charged: { placement }, spend }: PlacementSpend): SpendPlacement {
  const { pupilId, placementId, providerRef, providerName, identity, reference, leg } = placement;
  return {
    ...{ costCentre: line.costCentre, s251Line: line.s251Line, pupilId },
    pupilRef: sealedField(identity, 'pupilRef'),
    givenName: sealedField(identity, 'givenName'),
    familyName: sealedField(identity, 'familyName'),
    ...{ placementId, providerRef, provider: providerName },
    placementRef: sealedField(reference, 'placementRef'),
    startsOn: firstDayOf(leg),
    endedOn: leg.endedOn,
    ...spend,
  };
}

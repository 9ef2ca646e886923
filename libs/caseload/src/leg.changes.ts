import type { SealedValue } from '@ledger/kernel';
import type { ProvisionEvent } from '@ledger/provision/events';
import type { Change, Json, Seen } from '@ledger/read-model';
import { type CaseloadRows, childNeed, childRows, legNeed, put } from './caseload-rows.js';
import { authoritiesOf, type Story } from './circumstances.js';
import { type Leg, firstDayOf, legOf } from './leg.js';
import { type Aside, legAfter } from './leg-after.js';
import { sealedOf } from './sealed.js';
import { idOfStream } from './stream.js';
import type { LegRow } from './tables.js';

type Ordered = Seen<ProvisionEvent, 'PlacementOrdered'>;
type Later = Seen<ProvisionEvent, Exclude<ProvisionEvent['type'], 'PlacementOrdered' | Aside>>;

const later = {
  needs: ({ data }: Later) => [legNeed(data.placementId)],
  changes: alter,
};

/** What the events of a placement change in `leg`. */
export const legHandlers = {
  PlacementOrdered: {
    needs: ({ streamId }: Ordered) => [childNeed(idOfStream(streamId, 'provision'))],
    changes: order,
  },
  PlacementStarted: later,
  NotArrived: later,
  PackageVaried: later,
  PlacementPaused: later,
  PlacementResumed: later,
  PlacementEnded: later,
  PlacementCorrected: later,
  VariationWithdrawn: later,
  PauseCorrected: later,
  PauseWithdrawn: later,
  PackageProposed: 'ignore',
  PackageAgreed: 'ignore',
  OffSiteDirectionNoticeGiven: 'ignore',
  InductionCompleted: 'ignore',
  InfoPackAcknowledged: 'ignore',
  SubcontractDeclared: 'ignore',
  PlacementConverted: 'ignore',
} as const;

function order(event: Ordered, rows: CaseloadRows): readonly Change[] {
  const pupilId = idOfStream(event.streamId, 'provision');
  const { placementId } = event.data;
  const story = (childRows(rows, pupilId)[0]?.story ?? []) as unknown as Story;
  const authorities = story.length > 0 ? authoritiesOf(story) : [event.meta.authority];
  const reference = sealedOf(event, 'identity');
  return authorities.map((authority) =>
    legPut({ authority, placementId, pupilId }, legOf(event.data), reference),
  );
}

function alter(event: Later, rows: CaseloadRows): readonly Change[] {
  const { placementId } = event.data;
  const known = rows.many('leg', 'byPlacement', { placementId });
  if (known.length === 0) throw new Error(`${event.type} of a placement that was not ordered`);
  const step = legAfter[event.type as keyof typeof legAfter] as (leg: Leg, data: object) => Leg;
  return known.map((row) =>
    legPut(
      row,
      step(row.leg as unknown as Leg, event.data),
      sealedOf(event, 'identity') ?? row.reference,
    ),
  );
}

type Names = Pick<LegRow, 'authority' | 'placementId' | 'pupilId'>;

const legPut = (
  { authority, placementId, pupilId }: Names,
  leg: Leg,
  reference: SealedValue | null,
): Change =>
  put('leg', {
    ...{ authority, placementId, pupilId, reference },
    providerId: leg.providerId,
    startsOn: firstDayOf(leg),
    endedOn: leg.endedOn,
    leg: leg as unknown as Json,
  });

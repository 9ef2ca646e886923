import type { DateSpan } from '@ledger/school-time';
import { isKnownAt, KeptRows, type Version } from './kept-rows.js';
import type { Leg } from './leg.js';
import { legIn, type PersonalOf, type Placed, storyIn, type Wanted } from './placed-rows.js';

/** A placement as it was known for a while. `leg` is the JSON of a Leg. */
export interface LegVersion extends Version {
  readonly placementId: string;
  readonly pupilId: string;
  readonly providerId: string;
  readonly startsOn: string;
  readonly endedOn: string | null;
  readonly leg: string;
}

/** A child as it was known for a while. `story` is the JSON of a Story. */
export interface ChildVersion extends Version {
  readonly pupilId: string;
  readonly story: string;
}

export interface ProviderVersion extends Version {
  readonly providerId: string;
  readonly providerRef: string;
  readonly name: string;
  readonly kind: string;
}

/** What has begun or ended in the three tables since some position. */
export interface Came {
  readonly legs: readonly LegVersion[];
  readonly children: readonly ChildVersion[];
  readonly providers: readonly ProviderVersion[];
}

type KeptLeg = Omit<LegVersion, 'leg'> & { readonly leg: Leg };
type KeptChild = Omit<ChildVersion, 'story'> & Pick<Placed, 'story'>;

const MOST_BYTES = 24 * 2 ** 20;
// A row with its place in the maps, and what a letter of its JSON takes once it is parsed.
const ROW_BYTES = 400;
const LETTER_BYTES = 4;

/**
 * Every version of an authority's placements, children and providers up to a position, without their
 * personal parts. What was known earlier never changes, so each question reads only what came since.
 */
export class KeptCaseload {
  readonly #legs = new KeptRows<KeptLeg>();
  readonly #children = new KeptRows<KeptChild>();
  readonly #providers = new KeptRows<ProviderVersion>();
  #inOrder: readonly KeptLeg[] = [];
  #until = 0;
  #bytes = 0;

  constructor(readonly mostBytes = MOST_BYTES) {}

  /** What was recorded up to this position is here. */
  get until(): number {
    return this.#until;
  }

  get bytes(): number {
    return this.isTooMuch ? 0 : this.#bytes;
  }

  /** Whether there is more than is kept; then nothing is. */
  get isTooMuch(): boolean {
    return this.#bytes > this.mostBytes;
  }

  /** Takes what came after one position up to another, unless it has come already. */
  take(from: number, until: number, came: Came): void {
    if (from !== this.#until || this.isTooMuch) return;
    this.#until = until;
    for (const row of came.legs) this.#legs.take(row.placementId, this.#legOf(row));
    for (const row of came.children) this.#children.take(row.pupilId, this.#childOf(row));
    for (const row of came.providers) this.#providers.take(row.providerId, row);
    this.#bytes += ROW_BYTES * came.providers.length;
    if (this.isTooMuch) this.#letGo();
    else if (came.legs.length > 0) this.#inOrder = this.#legs.all().toSorted(byStart);
  }

  /** The placements open in the span as known at a position, with the personal parts given. */
  placedAt(position: number, { from, to }: Wanted, personalOf: PersonalOf): readonly Placed[] {
    const placed: Placed[] = [];
    for (const leg of this.#inOrder) {
      if (!isKnownAt(leg, position) || !isOpenIn(leg, { from, to })) continue;
      const child = this.#children.at(leg.pupilId, position);
      const known = this.#providers.at(leg.providerId, position);
      const provider = known ?? unknownProvider(leg.providerId);
      if (child) placed.push(placedOf(leg, { child, provider }, personalOf));
    }
    return placed;
  }

  #legOf(row: LegVersion): KeptLeg {
    this.#bytes += ROW_BYTES + LETTER_BYTES * row.leg.length;
    return { ...row, leg: legIn(row.leg) };
  }

  #childOf(row: ChildVersion): KeptChild {
    this.#bytes += ROW_BYTES + LETTER_BYTES * row.story.length;
    return { ...row, story: storyIn(row.story) };
  }

  #letGo(): void {
    this.#inOrder = [];
    for (const rows of [this.#legs, this.#children, this.#providers]) rows.clear();
  }
}

const isOpenIn = ({ startsOn, endedOn, leg }: KeptLeg, { from, to }: DateSpan): boolean =>
  startsOn <= to && (endedOn === null || endedOn >= from) && !leg.notArrived;

const byStart = (a: KeptLeg, b: KeptLeg): number => {
  if (a.startsOn !== b.startsOn) return a.startsOn < b.startsOn ? -1 : 1;
  return a.placementId < b.placementId ? -1 : Number(a.placementId > b.placementId);
};

interface Around {
  readonly child: KeptChild;
  readonly provider: Pick<ProviderVersion, 'providerRef' | 'name' | 'kind'>;
}

const unknownProvider = (providerRef: string) => ({ providerRef, name: '', kind: '' });

function placedOf(leg: KeptLeg, { child, provider }: Around, personalOf: PersonalOf): Placed {
  const { identity, reference } = personalOf(leg);
  return {
    placementId: leg.placementId,
    pupilId: leg.pupilId,
    recordId: leg.pupilId,
    providerId: leg.providerId,
    providerRef: provider.providerRef,
    providerName: provider.name,
    providerKind: provider.kind,
    leg: leg.leg,
    story: child.story,
    identity,
    reference,
  };
}

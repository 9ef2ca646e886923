import type { SealedValue } from '@ledger/kernel';
import type { PupilEvent } from '@ledger/pupil/events';
import type { Change, Json, Seen } from '@ledger/read-model';
import { type CaseloadRows, childNeed, childRows, legsNeed, put } from './caseload-rows.js';
import { authoritiesOf, type Story } from './circumstances.js';
import { mergeHandlers } from './merge.changes.js';
import { sealedOf } from './sealed.js';
import { storyAfter, tellingOf } from './story-after.js';
import { idOfStream } from './stream.js';
import type { LegRow } from './tables.js';

type Says = Seen<PupilEvent>;
const pupilIdOf = (event: Pick<Says, 'streamId'>) => idOfStream(event.streamId, 'pupil');
const needs = (event: Pick<Says, 'streamId'>) => {
  const pupilId = pupilIdOf(event);
  return [childNeed(pupilId), legsNeed(pupilId)];
};

/** What a child's events change in `child` and `merged`, and in `leg` when it has a new authority. */
export const childHandlers = {
  ChildRegistered: { needs, changes: restate },
  ChildDetailsCorrected: { needs, changes: restate },
  ChildCircumstancesChanged: { needs, changes: restate },
  IdentifierAssigned: { needs, changes: identify },
  ...mergeHandlers,
} as const;

function restate(event: Says, rows: CaseloadRows): readonly Change[] {
  const pupilId = pupilIdOf(event);
  const known = childRows(rows, pupilId);
  const before = (known[0]?.story ?? []) as unknown as Story;
  const story = storyAfter(before, tellingOf(event));
  const authorities = authoritiesOf(story);
  const identity = sealedOf(event, 'identity') ?? known[0]?.identity ?? null;
  const gone = authoritiesOf(before).filter((authority) => !authorities.includes(authority));
  const legs = rows.many('leg', 'byPupil', { pupilId });
  return [
    ...gone.flatMap((authority) => removals(authority, pupilId, legs)),
    ...rowsOfChild({ pupilId, story, identity }),
    ...copies(legs, authorities),
  ];
}

function identify(event: Says, rows: CaseloadRows): readonly Change[] {
  const pupilId = pupilIdOf(event);
  const identity = sealedOf(event, 'identity');
  const known = childRows(rows, pupilId);
  return identity ? known.map((row) => put('child', { ...row, identity })) : [];
}

interface Child {
  readonly pupilId: string;
  readonly story: Story;
  readonly identity: SealedValue | null;
}

const rowsOfChild = ({ pupilId, story, identity }: Child): readonly Change[] =>
  authoritiesOf(story).map((authority) =>
    put('child', { authority, pupilId, story: story as unknown as Json, identity }),
  );

function removals(authority: string, pupilId: string, legs: readonly LegRow[]): readonly Change[] {
  const mine = legs.filter((leg) => leg.authority === authority);
  return [
    { do: 'remove', table: 'child', key: { authority, pupilId } },
    ...mine.map(({ placementId }): Change => ({
      do: 'remove',
      table: 'leg',
      key: { authority, placementId },
    })),
  ];
}

/** Each placement under each authority where it does not stand yet. */
function copies(legs: readonly LegRow[], authorities: readonly string[]): readonly Change[] {
  const standing = new Set(legs.map(({ authority, placementId }) => `${authority} ${placementId}`));
  const each = [...new Map(legs.map((leg) => [leg.placementId, leg])).values()];
  return each.flatMap((leg) =>
    authorities
      .filter((authority) => !standing.has(`${authority} ${leg.placementId}`))
      .map((authority) => put('leg', { ...leg, authority })),
  );
}

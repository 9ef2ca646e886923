import { childOf, sealedField, survivorsIn } from '@ledger/caseload';
import type { SealedField, SealedValue } from '@ledger/kernel';
import type { View } from '@ledger/read-model';
import type { SearchTables } from './pupil-search.projection.js';

/** A child who was found; names and references are sealed fields. */
export interface FoundPupil {
  readonly pupilId: string;
  readonly authority: string;
  readonly pupilRef: SealedField | null;
  readonly givenName: SealedField | null;
  readonly familyName: SealedField | null;
  readonly dateOfBirth: SealedField | null;
  readonly upn: SealedField | null;
}

interface Card {
  readonly pupilId: string;
  readonly authority: string;
  readonly identity: SealedValue | null;
}

/** More than this many are not shown: the search is then too wide. */
export const mostFound = 50;

interface Match {
  readonly pupilId: string;
  readonly records: readonly string[];
}

/**
 * The children who have every one of the blind tokens, 50 at most; none for no tokens. Of merged
 * records the one that stays is shown, by whichever of them the child was found.
 */
export async function findPupils(
  view: View<SearchTables>,
  tokens: readonly string[],
): Promise<readonly FoundPupil[]> {
  if (tokens.length === 0) return [];
  const survivors = await survivorsIn(view);
  const matches = await view.sql<Match>(
    `select coalesce(stays.pupil_id, token.pupil_id) as pupil_id,
       array_agg(distinct token.pupil_id) as records
     from ${view.known('token')} token
     left join unnest($2::text[], $3::text[]) as stays (gone, pupil_id)
       on stays.gone = token.pupil_id
     where token.token = any($1)
     group by 1 having count(distinct token.token) = $4
     order by 1 limit ${mostFound}`,
    [tokens, [...survivors.keys()], [...survivors.values()], tokens.length],
  );
  const shown = matches.flatMap(({ pupilId, records }) => [pupilId, ...records]);
  const cards = new Map((await cardsOf(view, shown)).map((card) => [card.pupilId, card]));
  return matches.flatMap(({ pupilId, records }) => {
    // Where this reader may not see the record that stays, the one that was found is shown.
    const card = [pupilId, ...records].map((id) => cards.get(id)).find(Boolean);
    return card ? [foundIn(card)] : [];
  });
}

/** The card of the child that a record is of, for a page's heading; undefined for an unknown one. */
export async function pupilCard(
  view: View<SearchTables>,
  pupilId: string,
): Promise<FoundPupil | undefined> {
  const stays = childOf(await survivorsIn(view), pupilId);
  const cards = await cardsOf(view, [stays, pupilId]);
  const card = cards.find((each) => each.pupilId === stays) ?? cards[0];
  return card && foundIn(card);
}

const cardsOf = (view: View<SearchTables>, pupilIds: readonly string[]): Promise<readonly Card[]> =>
  view.rows('card', 'pupil_id = any($1)', [pupilIds]);

const foundIn = ({ pupilId, authority, identity }: Card): FoundPupil => ({
  ...{ pupilId, authority },
  pupilRef: sealedField(identity, 'pupilRef'),
  givenName: sealedField(identity, 'givenName'),
  familyName: sealedField(identity, 'familyName'),
  dateOfBirth: sealedField(identity, 'dateOfBirth'),
  upn: sealedField(identity, 'upn'),
});

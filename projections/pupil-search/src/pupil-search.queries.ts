import { sealedField } from '@ledger/caseload';
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

/** The children who have every one of the blind tokens, 50 at most; none for no tokens. */
export async function findPupils(
  view: View<SearchTables>,
  tokens: readonly string[],
): Promise<readonly FoundPupil[]> {
  if (tokens.length === 0) return [];
  const cards = await view.sql<Card>(
    `select card.pupil_id, card.authority, card.identity
     from ${view.known('card')} card
     join (select pupil_id from ${view.known('token')} token where token = any($1)
       group by pupil_id having count(*) = $2) found on found.pupil_id = card.pupil_id
     order by card.pupil_id limit ${mostFound}`,
    [tokens, tokens.length],
  );
  return cards.map(foundIn);
}

/** One child's card, for the heading of a page; undefined when the child is not known. */
export async function pupilCard(
  view: View<SearchTables>,
  pupilId: string,
): Promise<FoundPupil | undefined> {
  const [card] = await view.rows('card', 'pupil_id = $1', [pupilId]);
  return card && foundIn(card);
}

const foundIn = ({ pupilId, authority, identity }: Card): FoundPupil => ({
  ...{ pupilId, authority },
  pupilRef: sealedField(identity, 'pupilRef'),
  givenName: sealedField(identity, 'givenName'),
  familyName: sealedField(identity, 'familyName'),
  dateOfBirth: sealedField(identity, 'dateOfBirth'),
  upn: sealedField(identity, 'upn'),
});

import { caseloadTables, idOfStream, mergeHandlers, sealedOf } from '@ledger/caseload';
import { type PersonalPart, personalValues } from '@ledger/kernel';
import type { PupilEvent } from '@ledger/pupil/events';
import {
  type Change,
  keyed,
  type Need,
  projection,
  type RowOf,
  type Rows,
  type Seen,
} from '@ledger/read-model';
import { type Blind, tokensOf } from './search-tokens.js';

/** What a child is found by, under the authority that it has now; without history. */
const token = keyed({
  columns: { authority: 'text', pupilId: 'text', token: 'text' },
  key: ['pupilId', 'token'],
  indexes: { byPupil: ['pupilId'], byToken: ['token'] },
  scope: { authority: 'authority' },
  history: false,
});

/** What is shown of a child who is found. */
const card = keyed({
  columns: { authority: 'text', pupilId: 'text', identity: 'sealed?' },
  key: ['pupilId'],
  scope: { authority: 'authority' },
  history: false,
});

export const searchTables = { token, card, merged: caseloadTables.merged };
export type SearchTables = typeof searchTables;
type Token = RowOf<(typeof token)['columns']>;

const pupilIdOf = ({ streamId }: { streamId: string }) => idOfStream(streamId, 'pupil');

/** Names, references and UPNs as keyed hashes, so that a child is found without storing any. */
export function pupilSearch(blind: Blind) {
  const restated = {
    needs: (event: Seen<PupilEvent>): readonly Need[] => {
      const pupilId = pupilIdOf(event);
      return [
        { table: 'card', key: { pupilId } },
        { table: 'token', index: 'byPupil', values: { pupilId } },
      ];
    },
    changes: (event: Seen<PupilEvent>, rows: Rows<SearchTables>) => restate(blind, event, rows),
  };
  return projection<PupilEvent>()({
    name: 'pupil-search',
    version: 2,
    tables: searchTables,
    opens: ['identity'],
    on: {
      ChildRegistered: restated,
      IdentifierAssigned: restated,
      ChildDetailsCorrected: restated,
      ChildCircumstancesChanged: restated,
      ...mergeHandlers,
    },
  });
}

function restate(
  blind: Blind,
  event: Seen<PupilEvent>,
  rows: Rows<SearchTables>,
): readonly Change[] {
  const pupilId = pupilIdOf(event);
  const known = rows.one('card', { pupilId });
  const authority =
    'authority' in event.data ? event.data.authority : (known?.authority ?? event.meta.authority);
  const identity = sealedOf(event, 'identity') ?? known?.identity ?? null;
  const before = rows.many('token', 'byPupil', { pupilId });
  const tokens = tokensAfter(blind, event.personal, before);
  return [
    { do: 'put', table: 'card', row: { authority, pupilId, identity } },
    ...before
      .filter((row) => !tokens.includes(row.token))
      .map((row): Change => ({ do: 'remove', table: 'token', key: { pupilId, token: row.token } })),
    ...tokens.map((text): Change => ({
      do: 'put',
      table: 'token',
      row: { authority, pupilId, token: text },
    })),
  ];
}

// An event without an identity says nothing new of names; one whose key is destroyed neither.
function tokensAfter(
  blind: Blind,
  personal: readonly PersonalPart[],
  before: readonly Token[],
): readonly string[] {
  const said = personalValues(personal, 'identity');
  return Object.keys(said).length ? tokensOf(blind, said) : before.map((row) => row.token);
}

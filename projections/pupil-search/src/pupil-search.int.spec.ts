import {
  type AnyTold,
  changedFrom,
  followed,
  mergedInto,
  registered,
  told,
  unmergedFrom,
} from '@ledger/caseload/testing';
import { projectionSpec, viewOf } from '@ledger/read-model/testing';
import { pupilSearch } from './pupil-search.projection.js';
import { findPupils, pupilCard } from './pupil-search.queries.js';
import { searchTokens } from './search-tokens.js';

const blind = (_: string, text: string) => [...text].reverse().join('');
const search = pupilSearch(blind);

const named = (pupilId: string, givenName: string, familyName: string): AnyTold =>
  told(registered(pupilId), {
    personal: [
      { pupilId, class: 'identity', values: { pupilRef: `R-${pupilId}`, givenName, familyName } },
    ],
  });

const renamed = told(named('ada', 'Ada', 'Lovelace'), { meta: {} });
const events: AnyTold[] = [
  named('ada', 'Ada', 'Byron'),
  named('ben', 'Ben', 'Byron'),
  { ...renamed, type: 'ChildDetailsCorrected' } as AnyTold,
  changedFrom('ben', '2025-11-01', { authority: '802' }),
];

const found = (typed: string, scope: 'all' | { authorities: string[] } = 'all') =>
  viewOf(search, followed(search, events), {
    scope,
    use: async (view) =>
      (await findPupils(view, searchTokens(blind, typed))).map(({ pupilId }) => pupilId),
  });

describe('pupil search', () => {
  it('finds every child who has all of the words', async () => {
    expect(await found('byron')).toEqual(['ben']);
    expect(await found('love ada')).toEqual(['ada']);
    expect(await found('love ben')).toEqual([]);
    expect(await found('')).toEqual([]);
  });

  it('shows a child to the authority that the child belongs to now', async () => {
    expect(await found('ben', { authorities: ['801'] })).toEqual([]);
    expect(await found('ben', { authorities: ['802'] })).toEqual(['ben']);
  });

  it('gives the card of one child, its fields sealed', async () => {
    const card = await viewOf(search, followed(search, events), {
      use: (view) => pupilCard(view, 'ada'),
    });
    expect(card).toMatchObject({ pupilId: 'ada', familyName: { field: 'familyName' } });
  });

  it('edge case 14: finds a child by either of two merged records, and shows the one that stays', async () => {
    const two = [named('tmp', 'Kit', 'Marlowe'), named('kit', 'Christopher', 'Marlowe')];
    const merged = [...two, mergedInto('tmp', 'kit')];
    const look = (all: AnyTold[], typed: string, authorities = ['801']) =>
      viewOf(search, followed(search, all), {
        scope: { authorities },
        use: async (view) => [
          (await findPupils(view, searchTokens(blind, typed))).map(({ pupilId }) => pupilId),
          (await pupilCard(view, 'tmp'))?.pupilId,
        ],
      });
    expect(await look(two, 'marlowe')).toEqual([['kit', 'tmp'], 'tmp']);
    expect(await look(merged, 'marlowe')).toEqual([['kit'], 'kit']);
    expect(await look(merged, 'R-tmp christopher')).toEqual([['kit'], 'kit']);
    const apart = [...merged, unmergedFrom('tmp', 'kit')];
    expect(await look(apart, 'R-tmp')).toEqual([['tmp'], 'tmp']);
    const away = [...merged, changedFrom('kit', '2025-11-01', { authority: '802' })];
    expect(await look(away, 'R-tmp')).toEqual([['tmp'], 'tmp']);
  });

  it('forgets the name that was put right', () => {
    const rows = projectionSpec(search)
      .given(...followed(search, events))
      .rows('token');
    const tokens = rows.filter((row) => row['pupilId'] === 'ada').map((row) => row['token']);
    expect(tokens).not.toContain(blind('', 'byron'));
    expect(tokens).toContain(blind('', 'lovelace'));
  });
});

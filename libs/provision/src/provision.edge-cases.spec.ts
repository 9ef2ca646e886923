import { spec, stateOf } from '@ledger/kernel/testing';
import { expectedDays, schoolCalendar } from '@ledger/school-time';
import { provision } from './provision.decider.js';
import { legsOf, timetableOf } from './provision.legs.js';
import {
  end,
  ended,
  order,
  ordered,
  otherProvider,
  placementId,
  pupilId,
  second,
  started,
  third,
  withData,
} from './testing/package.js';

const { given } = spec(provision);
const sessions = (pattern: string) => [...pattern].filter((digit) => digit === '1').length;

describe('edge case 1: a blended package', () => {
  const morningsHere = '1010100000';
  const restThere = '0000001111';
  const blended = [
    withData(ordered, { pattern: morningsHere }),
    withData(ordered, { placementId: second, providerId: otherProvider, pattern: restThere }),
  ];
  const joined = { placementId: third, providerId: otherProvider, placementRef: 'PL-3' };

  it('parts the week between two providers: no session is held twice', () => {
    const [one, other] = legsOf(stateOf(provision, blended)).map((leg) => timetableOf(leg));
    const both = [...(one?.pattern ?? '')].filter((digit, at) => digit === other?.pattern[at]);
    expect(both.filter((digit) => digit === '1')).toEqual([]);
    expect(sessions(morningsHere) + sessions(restThere)).toBeLessThanOrEqual(10);
  });

  it('refuses a third that holds one of their sessions, unless it is joint', () => {
    given(...blended)
      .when(order({ ...joined, pattern: '1000000000' }))
      .thenRefused('session-already-held');
    given(...blended)
      .when(order({ ...joined, pattern: '1111000000', joint: true }))
      .thenRefused('more-than-ten-sessions');
  });
});

describe('edge case 2: a start in the middle of a week', () => {
  it('leaves only the remaining days of the pattern in the first week', () => {
    const wednesday = withData(ordered, { startsOn: '2025-11-05', pattern: '1111111100' });
    const [leg] = legsOf(stateOf(provision, [wednesday]));
    const terms = [{ startsOn: '2025-11-03', endsOn: '2025-12-19' }];
    const authority = schoolCalendar({ terms, closures: [] });
    const open = { authority, providerClosed: new Set<string>() };
    const week = { from: '2025-11-03', to: '2025-11-09' };
    const days = leg ? expectedDays(timetableOf(leg), open, week) : [];
    expect(days.map(({ date }) => date)).toEqual(['2025-11-05', '2025-11-06']);
  });
});

describe('edge case 3: an end that is entered ten days late', () => {
  it('is true from its own date, and the placement holds no session after it', () => {
    given(ordered, started).when(end()).thenRecorded(ended);
    const [leg] = legsOf(stateOf(provision, [ordered, started, ended]));
    expect(leg && timetableOf(leg).endedOn).toBe('2025-10-24');
    const free = { placementId: second, providerId: otherProvider, startsOn: '2025-10-27' };
    const next = withData({ ...ordered, effectiveOn: '2025-10-27' }, free);
    given(ordered, started, ended)
      .when(order({ ...free, placementRef: 'PL-1' }))
      .thenRecorded(next);
  });
});

describe('edge case 5: an end and a start at another provider on the same day', () => {
  const ends = { placementId, endedOn: '2025-10-24', endReason: 'other-provision' } as const;
  const over = [
    withData(ordered, { pattern: '1010101010' }),
    { type: 'PlacementEnded', data: ends, effectiveOn: '2025-10-24', pupilId } as const,
  ];
  const next = { placementId: second, providerId: otherProvider, startsOn: '2025-10-24' };
  const said = { ...next, placementRef: 'PL-1' };

  it('is possible by half-days: each session has one owner', () => {
    given(...over)
      .when(order({ ...said, pattern: '0101010101' }))
      .thenRecorded(
        withData({ ...ordered, effectiveOn: '2025-10-24' }, { ...next, pattern: '0101010101' }),
      );
  });

  it('is refused where both hold the same session of the day', () => {
    given(...over)
      .when(order({ ...said, pattern: '1010101010' }))
      .thenRefused('session-already-held');
  });
});

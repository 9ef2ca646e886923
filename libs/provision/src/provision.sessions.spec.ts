import { spec } from '@ledger/kernel/testing';
import { provision } from './provision.decider.js';
import {
  afternoons,
  allWeek,
  correct,
  end,
  ended,
  mondays,
  mornings,
  notArrived,
  order,
  ordered,
  paused,
  resume,
  resumed,
  second,
  start,
  vary,
  withData,
} from './testing/package.js';

const { given } = spec(provision);

const other = (more: object = {}) => order({ placementId: second, placementRef: 'PL-2', ...more });
const otherOrdered = (more: object = {}) => withData(ordered, { placementId: second, ...more });
const held = 'session-already-held';

describe('a session of the week', () => {
  it('is held by one placement', () => {
    given(ordered).when(other()).thenRefused(held);
    given(ordered)
      .when(other({ pattern: mondays }))
      .thenRefused(held);
  });

  it('is free in the other half of the day', () => {
    given(ordered)
      .when(other({ pattern: afternoons, placementRef: 'PL-1' }))
      .thenRecorded(otherOrdered({ pattern: afternoons }));
  });

  it('is free before the start and after the end or the planned end', () => {
    const before = { plannedEndOn: '2025-09-07', startsOn: '2025-09-01' };
    given(ordered)
      .when(other({ ...before, placementRef: 'PL-1' }))
      .thenRecorded({ ...otherOrdered(before), effectiveOn: '2025-09-01' });
    const after = { startsOn: '2025-10-27', placementRef: 'PL-1' };
    const taken = { ...otherOrdered({ startsOn: '2025-10-27' }), effectiveOn: '2025-10-27' };
    given(withData(ordered, { plannedEndOn: '2025-10-24' }))
      .when(other(after))
      .thenRecorded(taken);
    given(ordered, ended).when(other(after)).thenRecorded(taken);
  });

  it('may be held by two when one of them is joint', () => {
    given(withData(ordered, { joint: true }))
      .when(other({ pattern: mornings, placementRef: 'PL-1' }))
      .thenRecorded(otherOrdered());
    given(ordered)
      .when(other({ joint: true, placementRef: 'PL-1' }))
      .thenRecorded(otherOrdered({ joint: true }));
  });

  it('is free in a pause and where the child did not arrive', () => {
    const later = { startsOn: '2025-10-06', plannedEndOn: '2025-10-10' };
    const taken = { ...otherOrdered(later), effectiveOn: '2025-10-06' };
    const ask = other({ ...later, placementRef: 'PL-1' });
    given(ordered, paused, resumed).when(ask).thenRecorded(taken);
    given(ordered, notArrived).when(ask).thenRecorded(taken);
    given(ordered).when(ask).thenRefused(held);
  });
});

describe('the day on which one placement ends and another starts', () => {
  const handover = { startsOn: '2025-10-24', placementRef: 'PL-1' };

  it('is shared by halves: the morning of the first, the afternoon of the second', () => {
    given(ordered, ended)
      .when(other({ ...handover, pattern: afternoons }))
      .thenRecorded({
        ...otherOrdered({ startsOn: '2025-10-24', pattern: afternoons }),
        effectiveOn: '2025-10-24',
      });
  });

  it('is not held by both in the same half', () => {
    given(ordered, ended).when(other(handover)).thenRefused(held);
  });
});

describe('a session that another placement holds by now', () => {
  const october = otherOrdered({ startsOn: '2025-10-27' });
  const ending = withData(ordered, { plannedEndOn: '2025-10-24' });

  it('is not won by an extension or another pattern', () => {
    given(ending, october)
      .when(vary({ plannedEndOn: '2025-12-19' }))
      .thenRefused(held);
    given(withData(ordered, { pattern: afternoons }), october)
      .when(vary({ pattern: allWeek }))
      .thenRefused(held);
  });

  it('is not won by an end after the planned end', () => {
    given(ending, october)
      .when(end({ endedOn: '2025-10-31' }))
      .thenRefused(held);
  });

  it('is not won by a correction', () => {
    given(ending, october)
      .when(correct({ plannedEndOn: '2025-11-28' }))
      .thenRefused(held);
    given(withData(ordered, { joint: true }), october)
      .when(correct({ joint: false }))
      .thenRefused(held);
  });

  it('is not won by an arrival after all, nor by a placement opened again', () => {
    given(ordered, notArrived, otherOrdered()).when(start()).thenRefused(held);
    given(ordered, ended, october)
      .when(correct({ endedOn: null }))
      .thenRefused(held);
  });

  it('is not won by resuming before it is free', () => {
    const within = otherOrdered({ startsOn: '2025-10-06', plannedEndOn: '2025-10-17' });
    given(ordered, paused, within).when(resume('2025-10-17')).thenRefused(held);
    given(ordered, paused, within)
      .when(resume('2025-10-20'))
      .thenRecorded({ ...withData(resumed, { from: '2025-10-20' }), effectiveOn: '2025-10-20' });
  });
});

describe('the ten sessions of a week', () => {
  it('are not more than ten, joint ones counted for each placement', () => {
    given(withData(ordered, { joint: true, pattern: allWeek }))
      .when(other({ pattern: mondays }))
      .thenRefused('more-than-ten-sessions');
  });

  it('are as many as ten', () => {
    given(ordered)
      .when(other({ joint: true, pattern: mornings, placementRef: 'PL-1' }))
      .thenRecorded(otherOrdered({ joint: true }));
  });

  it('are counted by a variation too', () => {
    given(withData(ordered, { joint: true }), otherOrdered({ pattern: afternoons }))
      .when(vary({ pattern: '1110101010' }))
      .thenRefused('more-than-ten-sessions');
  });
});

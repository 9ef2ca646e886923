import { spec, stateOf } from '@ledger/kernel/testing';
import type { ProvisionCommand } from './provision.commands.js';
import { provision } from './provision.decider.js';
import { timetableOf } from './provision.legs.js';
import {
  allWeek,
  ended,
  mornings,
  ordered,
  otherProvider,
  pause,
  paused,
  placementId,
  pupilId,
  resumed,
  second,
  withData,
} from './testing/package.js';

const { given } = spec(provision);
const leg = { pupilId, placementId };
const varied = {
  type: 'PackageVaried',
  data: { placementId, from: '2025-10-01', pattern: '1000000000' },
  ...{ effectiveOn: '2025-10-01', pupilId },
} as const;

const unvary = (from = '2025-10-01'): ProvisionCommand => ({
  type: 'WithdrawVariation',
  data: { ...leg, from },
});
const unpause = (from = '2025-10-06'): ProvisionCommand => ({
  type: 'WithdrawPause',
  data: { ...leg, from },
});
const correct = (more: object): ProvisionCommand => ({
  type: 'CorrectPause',
  data: { ...leg, pausedFrom: '2025-10-06', ...more },
});
const put = (more: object = {}) => ({
  type: 'PauseCorrected' as const,
  data: {
    ...{ placementId, pausedFrom: '2025-10-06', from: '2025-10-06', to: '2025-10-13' },
    ...{ by: 'provider' as const, charged: false },
    ...more,
  },
  ...{ effectiveOn: '2025-10-06', pupilId },
});

describe('withdrawing a variation', () => {
  const withdrawn = {
    type: 'VariationWithdrawn',
    data: { placementId, from: '2025-10-01' },
    ...{ effectiveOn: '2025-10-01', pupilId },
  } as const;

  it('records it once, and what held before holds again', () => {
    given(ordered, varied)
      .when(unvary())
      .thenRecorded({ ...withdrawn, corrects: 'event-2' });
    given(ordered, varied, withdrawn).when(unvary()).thenNothing();
    const leg = stateOf(provision, [ordered, varied, withdrawn]).legs[placementId];
    expect(leg && timetableOf(leg)).toMatchObject({ pattern: mornings, variations: [] });
  });

  it('records nothing where there is none from that date', () => {
    given(ordered, varied).when(unvary('2025-10-02')).thenNothing();
  });

  it('is refused where another placement holds a session that would come back', () => {
    const other = withData(ordered, {
      ...{ placementId: second, providerId: otherProvider, startsOn: '2025-10-06' },
      pattern: '0010000000',
    });
    given(ordered, varied, other).when(unvary()).thenRefused('session-already-held');
    given(ordered, varied, withData(other, { pattern: allWeek, joint: true }))
      .when(unvary())
      .thenRefused('more-than-ten-sessions');
  });

  it('is refused of a placement that is not there', () => {
    given().when(unvary()).thenRefused('placement-not-ordered');
  });
});

describe('withdrawing a pause', () => {
  it('records it once', () => {
    const gone = { placementId, from: '2025-10-06' };
    const withdrawn = {
      type: 'PauseWithdrawn' as const,
      ...{ data: gone, effectiveOn: '2025-10-06', pupilId },
    };
    given(ordered, paused, resumed)
      .when(unpause())
      .thenRecorded({ ...withdrawn, corrects: 'event-2' });
    given(ordered, paused, resumed, withdrawn).when(unpause()).thenNothing();
  });
});

describe('correcting a pause', () => {
  it('edge case 7: puts the end of a suspension back to when it was lifted', () => {
    given(ordered, paused, resumed)
      .when(correct({ to: '2025-10-08' }))
      .thenRecorded({ ...put({ to: '2025-10-08' }), corrects: 'event-2' });
    given(ordered, paused, resumed, put({ to: '2025-10-08' }))
      .when(correct({ to: '2025-10-08' }))
      .thenNothing();
  });

  it('moves its beginning, and may open it again', () => {
    given(ordered, paused, resumed)
      .when(correct({ from: '2025-10-07', to: null, charged: true }))
      .thenRecorded({
        ...put({ from: '2025-10-07', to: null, charged: true }),
        ...{ effectiveOn: '2025-10-07', corrects: 'event-2' },
      });
  });

  it('is refused when there is none, when it ends before it starts, or meets another', () => {
    given(ordered)
      .when(correct({ to: null }))
      .thenRefused('pause-unknown');
    given(ordered, paused)
      .when(correct({ to: '2025-10-06' }))
      .thenRefused('pause-ends-before-it-starts');
    given(ordered, paused, resumed, withData(paused, { from: '2025-10-20' }))
      .when(correct({ to: '2025-10-21' }))
      .thenRefused('pauses-overlap');
    given(ordered, paused, resumed, ended)
      .when(correct({ from: '2025-10-25', to: null }))
      .thenRefused('placement-already-ended');
  });
});

describe('edge case 6: a provider is suspended in the middle of a week', () => {
  const why = { from: '2025-10-08', pauseReason: 'provider-suspension' };

  it('pauses the placement for that reason, once, not charged', () => {
    const suspended = withData({ ...paused, effectiveOn: '2025-10-08' }, why);
    given(ordered).when(pause(why)).thenRecorded(suspended);
    given(ordered, suspended).when(pause(why)).thenNothing();
    given(ordered, suspended)
      .when(pause({ from: '2025-10-08' }))
      .thenNothing();
  });

  it('pauses each placement with the provider by itself', () => {
    const other = withData(ordered, { placementId: second, pattern: '0101010101' });
    const suspended = withData({ ...paused, effectiveOn: '2025-10-08' }, why);
    given(ordered, other, suspended)
      .when(pause({ ...why, placementId: second }))
      .thenRecorded(withData(suspended, { placementId: second }));
  });
});

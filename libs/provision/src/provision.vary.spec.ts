import type { Decided } from '@ledger/kernel';
import { spec } from '@ledger/kernel/testing';
import { provision } from './provision.decider.js';
import type { ProvisionEvent } from './provision.events.js';
import {
  afternoons,
  ordered,
  placementId,
  pupilId,
  started,
  vary,
  withData,
} from './testing/package.js';

const { given } = spec(provision);

const varied = (values: object, from = '2025-11-03') =>
  ({
    type: 'PackageVaried',
    data: { placementId, from, ...values },
    effectiveOn: from,
    pupilId,
  }) satisfies Decided<ProvisionEvent>;

describe('varying a package', () => {
  const all = {
    pattern: afternoons,
    ratePence: 50_00,
    rateBasis: 'day',
    costCentre: '14211',
    contributionPence: 5_00,
    plannedEndOn: '2026-03-27',
    approvedOn: '2025-10-20',
  };

  it('records what changes from the date, on the first day too', () => {
    given(ordered).when(vary(all)).thenRecorded(varied(all));
    given(ordered)
      .when(vary({ from: '2025-09-08', ratePence: 1 }))
      .thenRecorded(varied({ ratePence: 1 }, '2025-09-08'));
  });

  it('records nothing the second time, nor when less is given', () => {
    given(ordered, varied(all)).when(vary(all)).thenNothing();
    given(ordered, varied(all))
      .when(vary({ ratePence: 50_00 }))
      .thenNothing();
  });

  it('records nothing when an older variation is told again', () => {
    given(ordered, varied({ ratePence: 50_00 }), varied({ ratePence: 55_00 }, '2026-01-05'))
      .when(vary({ ratePence: 50_00 }))
      .thenNothing();
  });

  it('puts right what was varied from the same date, and keeps the rest of it', () => {
    given(ordered, varied({ ratePence: 50_00, plannedEndOn: '2026-03-27' }))
      .when(vary({ ratePence: 51_00, pattern: afternoons }))
      .thenRecorded({
        ...varied({ ratePence: 51_00, plannedEndOn: '2026-03-27', pattern: afternoons }),
        corrects: 'event-2',
      });
  });

  it('records one after the end, which only looks wrong', () => {
    const ended = { type: 'PlacementEnded', data: { placementId, endedOn: '2025-10-24' } } as const;
    given(ordered, ended)
      .when(vary({ ratePence: 1 }))
      .thenRecorded(varied({ ratePence: 1 }));
  });

  it('refuses one that changes nothing', () => {
    given(ordered).when(vary()).thenRefused('nothing-varied');
    given(ordered)
      .when(vary({ approvedOn: '2025-10-20' }))
      .thenRefused('nothing-varied');
  });

  it('refuses one before the start, which is the arrival where it is recorded', () => {
    given(ordered)
      .when(vary({ from: '2025-09-07', ratePence: 1 }))
      .thenRefused('variation-before-the-start');
    given(ordered, started)
      .when(vary({ from: '2025-09-09', ratePence: 1 }))
      .thenRefused('variation-before-the-start');
  });

  it('refuses a planned end before the date from which it is to hold', () => {
    given(ordered)
      .when(vary({ plannedEndOn: '2025-11-02' }))
      .thenRefused('variation-ends-before-it-starts');
  });

  it('refuses a rate without a basis anywhere', () => {
    const school = { commissioner: 'school', rateBasis: undefined, ratePence: undefined };
    given(withData(ordered, school))
      .when(vary({ ratePence: 1 }))
      .thenRefused('rate-without-basis');
    given(withData(ordered, school), varied({ rateBasis: 'day' }, '2025-10-06'))
      .when(vary({ ratePence: 1 }))
      .thenRecorded(varied({ ratePence: 1 }));
  });
});

import type { Decided } from '@ledger/kernel';
import { spec } from '@ledger/kernel/testing';
import { provision } from './provision.decider.js';
import type { ProvisionEvent } from './provision.events.js';
import {
  correct,
  ended,
  notArrived,
  order as newOrder,
  ordered,
  otherProvider,
  otherPupil,
  part,
  placementId,
  pupilId,
  started,
  withData,
} from './testing/package.js';

const { given } = spec(provision);

const corrected = (changed: object, more: object = {}) =>
  ({
    type: 'PlacementCorrected',
    data: { placementId, changed },
    effectiveOn: '2025-09-08',
    pupilId,
    corrects: 'event-1',
    ...more,
  }) satisfies Decided<ProvisionEvent>;
const order = (changed: object, more: object = {}) => corrected(changed, { personal: [], ...more });

describe('correcting what was ordered', () => {
  it('records only what differs', () => {
    given(ordered)
      .when(correct({ ratePence: 46_00, site: 'Quayside' }))
      .thenRecorded(order({ ratePence: 46_00, site: 'Quayside' }));
  });

  it('records nothing when nothing differs, and never erases what is not given', () => {
    const more = { plannedEndOn: '2026-07-17', joint: true, chargedWhenAbsent: false };
    given(ordered).when(correct()).thenNothing();
    given(withData(ordered, more)).when(correct()).thenNothing();
  });

  it('edge case 4: corrects the correction', () => {
    given(ordered, order({ ratePence: 46_00 }))
      .when(correct())
      .thenRecorded(order({ ratePence: 45_00 }, { corrects: 'event-2' }));
  });

  it('seals the whole of the words that differ', () => {
    const words = { leadOfficer: 'Another Officer', referralRef: 'R-9' };
    given(ordered)
      .when(correct(words))
      .thenRecorded(
        corrected(
          {},
          {
            personal: [
              part('identity', { placementRef: 'PL-1', referralRef: 'R-9' }),
              part('narrative', { leadOfficer: 'Another Officer' }),
            ],
          },
        ),
      );
    const again = { ...corrected({}), personal: [part('narrative', { leadOfficer: 'X' })] };
    given(ordered, again)
      .when(correct({ leadOfficer: 'X' }))
      .thenNothing();
  });

  it('lets who arranges it follow the commissioner, unless it was said otherwise', () => {
    given(ordered)
      .when(correct({ commissioner: 'school' }))
      .thenRecorded(order({ commissioner: 'school', arrangedBy: 'school' }));
    given(withData(ordered, { commissioner: 'school', arrangedBy: 'authority' }))
      .when(correct({ commissioner: 'joint' }))
      .thenRecorded(order({ commissioner: 'joint' }));
  });

  it('leaves variations apart', () => {
    const varied = {
      type: 'PackageVaried',
      data: { placementId, from: '2025-11-03', ratePence: 1 },
    };
    given(ordered, varied as Decided<ProvisionEvent>)
      .when(correct())
      .thenNothing();
  });

  it('takes away what a null took away before', () => {
    given(withData(ordered, { tier: '2' }), order({ tier: null }))
      .when(correct({ tier: '2' }))
      .thenRecorded(order({ tier: '2' }, { corrects: 'event-2' }));
  });
});

describe('edge case 20: what is charged of absence', () => {
  const days = withData(ordered, { chargedWhenAbsent: false, absentDaysCharged: 5 });

  it('may be the first days of each absence, which says that the rest is not', () => {
    given()
      .when(newOrder({ absentDaysCharged: 5 }))
      .thenRecorded(days);
    given(days)
      .when(correct({ absentDaysCharged: 5 }))
      .thenNothing();
    given(ordered)
      .when(correct({ absentDaysCharged: 5 }))
      .thenRecorded(order({ chargedWhenAbsent: false, absentDaysCharged: 5 }));
  });

  it('stays as it is until it is said again, then without days as all or none', () => {
    given(days).when(correct()).thenNothing();
    given(days)
      .when(correct({ chargedWhenAbsent: false }))
      .thenRecorded(order({ absentDaysCharged: 0 }));
    given(days)
      .when(correct({ chargedWhenAbsent: true }))
      .thenRecorded(order({ chargedWhenAbsent: true, absentDaysCharged: 0 }));
    given(days, order({ absentDaysCharged: 0 }))
      .when(correct({ chargedWhenAbsent: false }))
      .thenNothing();
  });

  it('is never all of it and the first days besides', () => {
    given()
      .when(newOrder({ chargedWhenAbsent: true, absentDaysCharged: 5 }))
      .thenRefused('absence-charged-in-two-ways');
  });
});

describe('correcting the start', () => {
  it('changes the day ordered while no arrival is recorded', () => {
    given(ordered)
      .when(correct({ startsOn: '2025-09-15' }))
      .thenRecorded(order({ startsOn: '2025-09-15' }, { effectiveOn: '2025-09-15' }));
  });

  it('changes the arrival once it is recorded, and takes either day as known', () => {
    given(ordered, started).when(correct()).thenNothing();
    given(ordered, started)
      .when(correct({ startsOn: '2025-09-10' }))
      .thenNothing();
    given(ordered, started)
      .when(correct({ startsOn: '2025-09-15' }))
      .thenRecorded(
        corrected({ startedOn: '2025-09-15' }, { effectiveOn: '2025-09-15', corrects: 'event-2' }),
      );
  });

  it('is the arrival of a child who had not arrived', () => {
    given(ordered, notArrived)
      .when(correct({ startsOn: '2025-09-10' }))
      .thenRecorded(started);
    given(ordered, notArrived, started)
      .when(correct({ startsOn: '2025-09-10' }))
      .thenNothing();
    given(ordered, notArrived).when(correct()).thenNothing();
  });

  it('comes with other corrections of the same row, each for itself', () => {
    given(ordered, notArrived)
      .when(
        correct({ startsOn: '2025-09-10', tier: '2', endedOn: '2025-10-24', endReason: 'planned' }),
      )
      .thenRecorded(started, order({ tier: '2' }), ended);
  });
});

describe('correcting the end', () => {
  const over = { endedOn: '2025-10-24', endReason: 'planned' };
  const fix = (changed: object, more: object = {}) =>
    corrected(changed, { effectiveOn: '2025-10-24', corrects: 'event-2', ...more });

  it('is the end when none was known', () => {
    given(ordered).when(correct(over)).thenRecorded(ended);
    given(ordered, ended).when(correct(over)).thenNothing();
    given(ordered, ended).when(correct()).thenNothing();
  });

  it('corrects the recorded end', () => {
    given(ordered, ended)
      .when(correct({ ...over, endedOn: '2025-10-17' }))
      .thenRecorded(fix({ endedOn: '2025-10-17' }, { effectiveOn: '2025-10-17' }));
    given(ordered, ended)
      .when(correct({ endReason: 'breakdown' }))
      .thenRecorded(fix({ endReason: 'breakdown' }));
    given(ordered, ended)
      .when(correct({ endReason: null }))
      .thenRecorded(fix({ endReason: null }));
  });

  it('opens the placement again, once', () => {
    const open = fix({ endedOn: null, endReason: null });
    given(ordered, ended)
      .when(correct({ endedOn: null }))
      .thenRecorded(open);
    given(ordered, ended, open)
      .when(correct({ endedOn: null }))
      .thenNothing();
    given(ordered, ended, open).when(correct(over)).thenRecorded(ended);
  });

  it('refuses a reason without an end', () => {
    const reason = { endReason: 'breakdown' };
    given(ordered).when(correct(reason)).thenRefused('end-reason-without-an-end');
    given(ordered, ended)
      .when(correct({ endedOn: null, ...reason }))
      .thenRefused('end-reason-without-an-end');
  });
});

describe('a correction that cannot be', () => {
  it('is of a placement that was not ordered', () => {
    given().when(correct()).thenRefused('placement-not-ordered');
  });

  it('moves the placement to another provider or child', () => {
    given(ordered)
      .when(correct({ providerId: otherProvider }))
      .thenRefused('placement-moved-to-another-provider');
    given(ordered)
      .when(correct({ pupilId: otherPupil }))
      .thenRefused('placement-moved-to-another-pupil');
  });

  it.each([{ endedOn: '2025-09-07' }, { startsOn: '2025-10-25' }, { plannedEndOn: '2025-09-07' }])(
    'ends before it starts: %j',
    (change) => {
      given(ordered, ended).when(correct(change)).thenRefused('placement-ends-before-it-starts');
    },
  );

  it('leaves the placement without a price', () => {
    given(
      withData(ordered, { commissioner: 'school', arrangedBy: 'school', costCentre: undefined }),
    )
      .when(correct({ costCentre: undefined }))
      .thenRefused('price-missing');
  });
});

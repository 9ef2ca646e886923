import { spec } from '@ledger/kernel/testing';
import { provision } from './provision.decider.js';
import {
  allWeek,
  ended,
  order,
  ordered,
  otherProvider,
  otherPupil,
  part,
  placementId,
  withData,
} from './testing/package.js';

const { given } = spec(provision);

describe('ordering a placement', () => {
  it('records it from its first day, with what is taken for granted', () => {
    given().when(order()).thenRecorded(ordered);
  });

  it('keeps every column of the order, and seals references and words', () => {
    const clear = {
      plannedEndOn: '2026-07-17',
      contributionPence: 12_50,
      schoolUrn: '109001',
      joint: true,
      chargedWhenAbsent: false,
      chargedWhenClosed: true,
      hundredthHoursPerWeek: 1250,
      deliveryMode: 'outreach',
      roll: 'M',
      tier: '2',
      team: 'Inclusion',
      funders: 'health 50%',
      site: 'Quayside',
      localReason: 'EBSA',
      arrangedBy: 'school',
    };
    const referralRef = 'R-9';
    const narrative = { intendedOutcome: 'Back in school', leadOfficer: 'An Officer' };
    given()
      .when(order({ ...clear, ...narrative, referralRef }))
      .thenRecorded({
        ...withData(ordered, clear),
        personal: [
          part('identity', { placementRef: 'PL-1', referralRef }),
          part('narrative', narrative),
        ],
      });
  });

  it.each([
    ['school', 'school'],
    ['joint', 'authority'],
  ])('takes one commissioned by %s as arranged by %s', (commissioner, arrangedBy) => {
    given()
      .when(order({ commissioner }))
      .thenRecorded(withData(ordered, { commissioner, arrangedBy }));
  });

  it('records one that is already over with its end', () => {
    given()
      .when(order({ endedOn: '2025-10-24', endReason: 'planned' }))
      .thenRecorded(ordered, ended);
  });

  it('records nothing the second time, with or without the end', () => {
    given(ordered).when(order()).thenNothing();
    const over = order({ endedOn: '2025-10-24', endReason: 'planned' });
    given(ordered, ended).when(over).thenNothing();
  });

  it('puts a known placement right when the order differs', () => {
    given(ordered)
      .when(order({ ratePence: 46_00 }))
      .thenRecorded({
        type: 'PlacementCorrected',
        data: { placementId, changed: { ratePence: 46_00 } },
        effectiveOn: '2025-09-08',
        pupilId: ordered.pupilId,
        corrects: 'event-1',
        personal: [],
      });
  });

  it('records what merely looks wrong: a start at a weekend, an empty pattern', () => {
    const odd = { startsOn: '2025-09-06', pattern: '0000000000' };
    given()
      .when(order(odd))
      .thenRecorded({ ...withData(ordered, odd), effectiveOn: '2025-09-06' });
  });
});

describe('the price of a placement', () => {
  it.each(['rateBasis', 'ratePence', 'costCentre'])('is refused without %s', (field) => {
    given()
      .when(
        order({ [field]: undefined, ...(field === 'rateBasis' ? { ratePence: undefined } : {}) }),
      )
      .thenRefused('price-missing');
  });

  it('may be empty when a school commissions it', () => {
    const free = { rateBasis: undefined, ratePence: undefined, costCentre: undefined };
    given()
      .when(order({ commissioner: 'school', ...free }))
      .thenRecorded(withData(ordered, { commissioner: 'school', arrangedBy: 'school', ...free }));
  });

  it('may be nothing', () => {
    given()
      .when(order({ ratePence: 0 }))
      .thenRecorded(withData(ordered, { ratePence: 0 }));
  });

  it('is refused as a rate without its basis, whoever commissions it', () => {
    given()
      .when(order({ commissioner: 'school', rateBasis: undefined }))
      .thenRefused('rate-without-basis');
  });
});

describe('an order that cannot be', () => {
  it('ends before it starts', () => {
    for (const field of ['plannedEndOn', 'endedOn'])
      given()
        .when(order({ [field]: '2025-09-07' }))
        .thenRefused('placement-ends-before-it-starts');
  });

  it('gives a reason for an end that it does not give', () => {
    given()
      .when(order({ endReason: 'planned' }))
      .thenRefused('end-reason-without-an-end');
  });

  it('is for another child', () => {
    given(ordered)
      .when(order({ pupilId: otherPupil }))
      .thenRefused('placement-moved-to-another-pupil');
  });

  it('is with another provider', () => {
    given(ordered)
      .when(order({ providerId: otherProvider }))
      .thenRefused('placement-moved-to-another-provider');
  });
});

describe('an order of one day', () => {
  it('is taken, whole week patterns included', () => {
    const day = { pattern: allWeek, plannedEndOn: '2025-09-08' };
    given().when(order(day)).thenRecorded(withData(ordered, day));
  });
});

import { spec } from '@ledger/kernel/testing';
import type { FrameworkCommand } from './framework.commands.js';
import { framework } from './framework.decider.js';
import type { FrameworkEvent } from './framework.events.js';
import {
  approved,
  blockAgreed,
  established,
  joined,
  other,
  proposed,
  providerId,
  rated,
  terms,
  upliftId,
} from './testing/example.js';

const { given } = spec(framework);
type Data<T extends FrameworkCommand['type']> = Extract<FrameworkCommand, { type: T }>['data'];

const ask = <T extends FrameworkCommand['type']>(type: T, data: Data<T>) =>
  ({ type, data }) as FrameworkCommand;
const inTerm = '2025-09-01';

describe('establishing a framework', () => {
  it('records its authorities, lots, term and ceilings, once, in whatever order they are told', () => {
    const told = { ...terms, lots: ['3', '1', '2', '1'], authorities: ['803', '801', '802'] };
    given()
      .when(ask('EstablishFramework', told))
      .thenRecorded({ ...established, effectiveOn: '2022-09-01' });
    given(established).when(ask('EstablishFramework', told)).thenNothing();
  });

  it('puts the terms right', () => {
    const told = { ...terms, name: 'Alternative learning' };
    given(established).when(ask('EstablishFramework', told)).thenRecorded({
      type: 'FrameworkCorrected',
      data: told,
      effectiveOn: '2022-09-01',
      corrects: 'event-1',
    });
  });

  it('refuses another reference, and an end before the start', () => {
    given(established)
      .when(ask('EstablishFramework', { ...terms, frameworkRef: 'ALP-2' }))
      .thenRefused('framework-has-another-reference');
    given()
      .when(ask('EstablishFramework', { ...terms, to: '2022-08-31' }))
      .thenRefused('framework-ends-before-it-starts');
  });

  it('may be extended by the years agreed and no longer', () => {
    const extended: FrameworkEvent = { type: 'FrameworkExtended', data: { to: '2028-08-31' } };
    const extend = (to: string) => ask('ExtendFramework', { to });
    given(established)
      .when(extend('2028-08-31'))
      .thenRecorded({ ...extended, effectiveOn: '2027-08-31' });
    given(established, extended).when(extend('2028-08-31')).thenNothing();
    given(established).when(extend('2028-09-01')).thenRefused('framework-extension-too-long');
    given(established).when(extend('2027-08-31')).thenRefused('framework-extension-not-later');
    given().when(extend('2028-08-31')).thenRefused('framework-not-established');
  });
});

describe('joining and leaving', () => {
  const join = (joinedOn: string, ...lots: string[]) =>
    ask('JoinFramework', { providerId, lots, joinedOn });
  const leave = (leftOn: string, ...lots: string[]) =>
    ask('LeaveFramework', lots.length > 0 ? { providerId, lots, leftOn } : { providerId, leftOn });
  const left: FrameworkEvent = {
    type: 'ProviderLeftFramework',
    data: { providerId, lot: '1', leftOn: '2025-07-31' },
  };

  it('is recorded lot by lot, and only what is new', () => {
    given(established, joined)
      .when(join('2022-09-01', '1', '2'))
      .thenRecorded({
        type: 'ProviderJoinedFramework',
        data: { providerId, lot: '2', joinedOn: '2022-09-01' },
        effectiveOn: '2022-09-01',
      });
    given(established, joined).when(join('2022-09-01', '1')).thenNothing();
  });

  it('puts another day right', () => {
    given(established, joined)
      .when(join('2022-10-01', '1'))
      .thenRecorded({
        type: 'ProviderJoinedFramework',
        data: { providerId, lot: '1', joinedOn: '2022-10-01' },
        effectiveOn: '2022-10-01',
        corrects: 'event-2',
      });
  });

  it('leaves every lot that it is on where none is named, once', () => {
    given(established, joined)
      .when(leave('2025-07-31'))
      .thenRecorded({ ...left, effectiveOn: '2025-07-31' });
    given(established, joined, left).when(leave('2025-07-31')).thenNothing();
    given(established, joined, left)
      .when(leave('2025-07-30'))
      .thenRecorded({
        type: 'ProviderLeftFramework',
        data: { providerId, lot: '1', leftOn: '2025-07-30' },
        effectiveOn: '2025-07-30',
        corrects: 'event-3',
      });
  });

  it('can come back after it left, not before', () => {
    given(established, joined, left)
      .when(join('2026-01-01', '1'))
      .thenRecorded({
        type: 'ProviderJoinedFramework',
        data: { providerId, lot: '1', joinedOn: '2026-01-01' },
        effectiveOn: '2026-01-01',
      });
    given(established, joined, left)
      .when(join('2025-07-31', '1'))
      .thenRefused('joined-before-it-left');
  });

  it('refuses an unknown lot, a day outside the term, and an end of what never began', () => {
    given(established).when(join('2022-09-01', '9')).thenRefused('lot-unknown');
    given(established).when(join('2022-08-31', '1')).thenRefused('outside-the-framework');
    given(established).when(leave('2025-07-31')).thenRefused('provider-not-on-lot');
    given(established, joined).when(leave('2025-07-31', '2')).thenRefused('provider-not-on-lot');
    given(established, joined).when(leave('2022-08-31')).thenRefused('left-before-it-joined');
    given().when(join('2022-09-01', '1')).thenRefused('framework-not-established');
  });
});

describe('agreeing a rate', () => {
  const rate = (more: object = {}) =>
    ask('AgreeRate', { providerId, lot: '1', basis: 'day', pence: 9500, from: inTerm, ...more });

  it('records it from its date, once, and puts another price of that date right', () => {
    given(established, joined)
      .when(rate())
      .thenRecorded({ ...rated, effectiveOn: inTerm });
    given(established, joined, rated).when(rate()).thenNothing();
    given(established, joined, rated)
      .when(rate({ pence: 9600 }))
      .thenRecorded({
        type: 'RateAgreed',
        data: { ...rated.data, pence: 9600 },
        effectiveOn: inTerm,
        corrects: 'event-3',
      });
  });

  it('refuses a provider that is not on the lot', () => {
    given(established, joined)
      .when(rate({ lot: '2' }))
      .thenRefused('provider-not-on-lot');
    given(established, joined)
      .when(rate({ lot: '9' }))
      .thenRefused('lot-unknown');
  });
});

describe('an uplift', () => {
  const propose = (more: object = {}) => ask('ProposeUplift', { ...proposed.data, ...more });
  const approve = (more: object = {}) =>
    ask('ApproveUplift', { upliftId, approvedOn: '2026-01-20', ...more });
  const refused: FrameworkEvent = {
    type: 'UpliftRefused',
    data: { upliftId, refusedOn: '2026-01-20', because: 'No budget' },
  };

  it('edge case 18: is refused above the index, which is recorded with its publication', () => {
    given(established, joined)
      .when(propose())
      .thenRecorded({ ...proposed, effectiveOn: '2025-12-01' });
    given(established, joined)
      .when(propose({ basisPoints: 261 }))
      .thenRefused('uplift-above-cap');
    given(established, joined)
      .when(propose({ indexPublishedOn: '2025-12-02' }))
      .thenRefused('index-not-yet-published');
  });

  it('is proposed once, and put right until it is decided', () => {
    given(established, joined, proposed).when(propose()).thenNothing();
    given(established, joined, proposed)
      .when(propose({ basisPoints: 200 }))
      .thenRecorded({
        type: 'UpliftProposed',
        data: { ...proposed.data, basisPoints: 200 },
        effectiveOn: '2025-12-01',
        corrects: 'event-3',
      });
    given(established, joined, proposed, approved)
      .when(propose({ basisPoints: 200 }))
      .thenRefused('uplift-already-decided');
    given(established, joined, proposed)
      .when(propose({ providerId: other }))
      .thenRefused('uplift-of-another-provider');
  });

  it('edge case 17: is approved late and counts from its earlier date', () => {
    given(established, joined, proposed)
      .when(approve())
      .thenRecorded({ ...approved, effectiveOn: '2026-01-01' });
    given(established, joined, proposed, approved).when(approve()).thenNothing();
    given(established, joined, proposed, approved)
      .when(approve({ effectiveFrom: '2026-01-05' }))
      .thenRecorded({
        type: 'UpliftApproved',
        data: { upliftId, approvedOn: '2026-01-20', effectiveFrom: '2026-01-05' },
        effectiveOn: '2026-01-05',
        corrects: 'event-4',
      });
  });

  it('is refused once, and not decided both ways, nor before it was proposed', () => {
    const say = (more: object = {}) => ask('RefuseUplift', { ...refused.data, ...more });
    given(established, joined, proposed)
      .when(say())
      .thenRecorded({ ...refused, effectiveOn: '2026-01-20' });
    given(established, joined, proposed, refused).when(say()).thenNothing();
    given(established, joined, proposed, refused)
      .when(approve())
      .thenRefused('uplift-already-decided');
    given(established, joined, proposed, approved)
      .when(say())
      .thenRefused('uplift-already-decided');
    given(established, joined, proposed)
      .when(approve({ approvedOn: '2025-11-30' }))
      .thenRefused('decided-before-proposed');
    given(established).when(approve()).thenRefused('uplift-unknown');
  });
});

describe('a block of places and a ceiling', () => {
  const block = (more: object = {}) => ask('AgreeBlockPlaces', { ...blockAgreed.data, ...more });
  const ceiling = (data: Data<'ChangeCeiling'>) => ask('ChangeCeiling', data);
  const changed: FrameworkEvent = {
    type: 'CeilingChanged',
    data: { from: inTerm, aYearPence: 3_000_000_00 },
  };

  it('agrees a block once, puts it right, and refuses what cannot be', () => {
    given(established, joined)
      .when(block())
      .thenRecorded({ ...blockAgreed, effectiveOn: inTerm });
    given(established, joined, blockAgreed).when(block()).thenNothing();
    given(established, joined, blockAgreed)
      .when(block({ places: 6 }))
      .thenRecorded({
        type: 'BlockPlacesAgreed',
        data: { ...blockAgreed.data, places: 6 },
        effectiveOn: inTerm,
        corrects: 'event-3',
      });
    given(established, joined)
      .when(block({ to: '2025-08-31' }))
      .thenRefused('block-ends-before-it-starts');
    given(established, joined)
      .when(block({ lot: '2' }))
      .thenRefused('provider-not-on-lot');
    const elsewhere = { ...joined, data: { ...joined.data, lot: '2' } };
    given(established, joined, blockAgreed, elsewhere)
      .when(block({ lot: '2' }))
      .thenRefused('block-of-another-provider');
  });

  it('changes a ceiling from a date, once, keeps what is not given, and refuses nothing at all', () => {
    given(established)
      .when(ceiling({ from: inTerm, aYearPence: 3_000_000_00 }))
      .thenRecorded({ ...changed, effectiveOn: inTerm });
    given(established, changed)
      .when(ceiling({ from: inTerm, aYearPence: 3_000_000_00 }))
      .thenNothing();
    given(established, changed)
      .when(ceiling({ from: inTerm, inAllPence: 17_000_000_00 }))
      .thenRecorded({
        type: 'CeilingChanged',
        data: { from: inTerm, aYearPence: 3_000_000_00, inAllPence: 17_000_000_00 },
        effectiveOn: inTerm,
        corrects: 'event-2',
      });
    given(established)
      .when(ceiling({ from: inTerm }))
      .thenRefused('no-ceiling-given');
  });
});

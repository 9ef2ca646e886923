import type { Decided } from '@ledger/kernel';
import { spec } from '@ledger/kernel/testing';
import type { ProvisionCommand } from './provision.commands.js';
import { provision } from './provision.decider.js';
import type { ProvisionEvent } from './provision.events.js';
import {
  ended,
  ordered,
  otherProvider,
  part,
  placementId,
  providerId,
  pupilId,
  second,
  withData,
} from './testing/package.js';

const { given } = spec(provision);
const excluded = withData(ordered, { reason: 'permanent-exclusion' });

const command =
  (type: ProvisionCommand['type'], usual: object) =>
  (more: object = {}) =>
    ({ type, data: { pupilId, ...usual, ...more } }) as ProvisionCommand;
const recorded = (type: ProvisionEvent['type'], effectiveOn: string, data: object) =>
  ({ type, data, effectiveOn, pupilId, personal: [] }) as unknown as Decided<ProvisionEvent>;

const legs = { sessionsAWeek: 6, placementIds: [second, placementId] };
const sorted = { sessionsAWeek: 6, placementIds: [placementId, second] };
const exit = { exitDestination: 'mainstream-school', exitTargetOn: '2026-02-13' };
const propose = command('ProposePackage', { ...legs, proposedOn: '2025-08-28' });
const agree = command('AgreePackage', { ...legs, ...exit, agreedOn: '2025-09-01' });
const notice = command('GiveOffSiteDirectionNotice', {
  ...{ placementId, givenOn: '2025-09-04', schoolDaysBefore: 2, days: 30 },
});
const induct = command('CompleteInduction', { placementId, completedOn: '2025-09-09' });
const acknowledge = command('AcknowledgeInfoPack', {
  ...{ placementId, acknowledgedOn: '2025-09-05', core: true, tailoredItems: ['risk', 'health'] },
});
const declare = command('DeclareSubcontract', {
  ...{ placementId, from: '2025-09-08', declaredOn: '2025-11-20', subProviderId: otherProvider },
});
const convert = command('ConvertToOffSiteDirection', {
  ...{ placementId, from: '2025-11-19', schoolUrn: '109345' },
});

const events = {
  PackageProposed: recorded('PackageProposed', '2025-08-28', {
    ...{ ...sorted, proposedOn: '2025-08-28' },
  }),
  PackageAgreed: recorded('PackageAgreed', '2025-09-01', {
    ...{ ...sorted, ...exit, agreedOn: '2025-09-01' },
  }),
  OffSiteDirectionNoticeGiven: recorded('OffSiteDirectionNoticeGiven', '2025-09-04', {
    ...{ placementId, givenOn: '2025-09-04', schoolDaysBefore: 2, days: 30, late: false },
  }),
  InductionCompleted: recorded('InductionCompleted', '2025-09-09', {
    ...{ placementId, completedOn: '2025-09-09' },
  }),
  InfoPackAcknowledged: recorded('InfoPackAcknowledged', '2025-09-05', {
    ...{ placementId, acknowledgedOn: '2025-09-05', core: true },
    tailoredItems: ['health', 'risk'],
  }),
  SubcontractDeclared: recorded('SubcontractDeclared', '2025-09-08', {
    ...{ placementId, from: '2025-09-08', declaredOn: '2025-11-20' },
    subProviderId: otherProvider,
  }),
  PlacementConverted: recorded('PlacementConverted', '2025-11-19', {
    ...{ placementId, from: '2025-11-19', to: 'off-site-direction', schoolUrn: '109345' },
  }),
};

describe.each([
  { asked: propose, event: events.PackageProposed, change: { sessionsAWeek: 4 } },
  { asked: agree, event: events.PackageAgreed, change: { exitTargetOn: '2026-03-27' } },
  { asked: notice, event: events.OffSiteDirectionNoticeGiven, change: { days: 40 } },
  { asked: induct, event: events.InductionCompleted, change: { completedOn: '2025-09-10' } },
  { asked: acknowledge, event: events.InfoPackAcknowledged, change: { core: false } },
  { asked: declare, event: events.SubcontractDeclared, change: { declaredOn: '2025-11-21' } },
  { asked: convert, event: events.PlacementConverted, change: { schoolUrn: '109346' } },
])('$event.type', ({ asked, event, change }) => {
  it('is recorded once', () => {
    given(excluded).when(asked()).thenRecorded(event);
    given(excluded, event).when(asked()).thenNothing();
  });

  it('is put right by saying it again', () => {
    const data = { ...event.data, ...change };
    const effectiveOn = 'completedOn' in change ? change.completedOn : event.effectiveOn;
    given(excluded, event)
      .when(asked(change))
      .thenRecorded({ ...event, data, effectiveOn, corrects: 'event-2' } as typeof event);
  });
});

describe('what belongs to a placement', () => {
  it.each([notice, induct, acknowledge, declare, convert])('is refused without it', (asked) => {
    given().when(asked()).thenRefused('placement-not-ordered');
  });
});

describe('a package', () => {
  it('is agreed before its placements are ordered, the exit plan sealed', () => {
    given()
      .when(agree({ words: 'Back to year 9 by half days' }))
      .thenRecorded({
        ...events.PackageAgreed,
        personal: [part('narrative', { words: 'Back to year 9 by half days' })],
      });
  });

  it('is agreed anew on another date', () => {
    const agreedOn = '2025-12-01';
    const again = { ...events.PackageAgreed.data, agreedOn } as never;
    given(events.PackageAgreed)
      .when(agree({ agreedOn }))
      .thenRecorded({ ...events.PackageAgreed, data: again, effectiveOn: agreedOn });
  });

  it('is refused with an exit before it was agreed, or for another child', () => {
    given()
      .when(agree({ exitTargetOn: '2025-08-31' }))
      .thenRefused('exit-before-the-package');
    given(ordered)
      .when(propose({ pupilId: second }))
      .thenRefused('placement-moved-to-another-pupil');
  });
});

describe('notice of an off-site direction', () => {
  it('that is late is recorded, and says so', () => {
    const late = { schoolDaysBefore: 1, late: true };
    const event = events.OffSiteDirectionNoticeGiven;
    given(ordered)
      .when(notice({ schoolDaysBefore: 1 }))
      .thenRecorded({ ...event, data: { ...event.data, ...late } as never });
  });
});

describe('what a provider says', () => {
  it('is refused while it is still to come', () => {
    given(ordered)
      .when(induct({ completedOn: '2026-01-16' }))
      .thenRefused('still-to-come');
    given(ordered)
      .when(acknowledge({ acknowledgedOn: '2026-01-16' }))
      .thenRefused('still-to-come');
    given(ordered)
      .when(declare({ declaredOn: '2026-01-16' }))
      .thenRefused('still-to-come');
  });
});

describe('edge case 27: a subcontractor who becomes known after the start', () => {
  it('is recorded from when it was true, with the day on which it was declared', () => {
    given(ordered).when(declare()).thenRecorded(events.SubcontractDeclared);
  });

  it('may be one that is not in the directory', () => {
    const named = { subProviderId: undefined, subProviderName: 'Riverside Boats' };
    given(ordered, events.SubcontractDeclared)
      .when(declare(named))
      .thenRecorded(
        recorded('SubcontractDeclared', '2025-09-08', {
          ...{ placementId, from: '2025-09-08', declaredOn: '2025-11-20' },
          subProviderName: 'Riverside Boats',
        }),
      );
  });

  it('is another provider, named once, from the start or later', () => {
    given(ordered)
      .when(declare({ subProviderName: 'Riverside Boats' }))
      .thenRefused('sub-provider-missing');
    given(ordered)
      .when(declare({ subProviderId: providerId }))
      .thenRefused('subcontract-with-itself');
    given(ordered)
      .when(declare({ from: '2025-09-07' }))
      .thenRefused('subcontract-before-the-start');
  });
});

describe('edge case 8: an exclusion that was rescinded', () => {
  it('makes its placement an off-site direction from the date; what was stays as it was', () => {
    given(excluded).when(convert()).thenRecorded(events.PlacementConverted);
  });

  it('makes none of a placement that was not for an exclusion, or of other days', () => {
    given(ordered).when(convert()).thenRefused('placement-not-for-an-exclusion');
    given(excluded)
      .when(convert({ from: '2025-09-07' }))
      .thenRefused('conversion-before-the-start');
    given(excluded, ended).when(convert()).thenRefused('placement-already-ended');
  });
});

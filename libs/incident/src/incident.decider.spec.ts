import { played, randomly, spec } from '@ledger/kernel/testing';
import fc from 'fast-check';
import type { IncidentCommand } from './incident.commands.js';
import { incident } from './incident.decider.js';
import type { IncidentEvent } from './incident.events.js';

const { given } = spec(incident);

const providerId = '0d3f2b61-5a44-4f0e-9a0b-7d1f7c9e4a33';
const pupilId = '6f1f4a52-6c1b-4b0e-9d0e-2f7a6f6b1c11';
const ofNobody = {
  providerId,
  severity: 'medium',
  kind: 'missing-from-site',
  occurredOn: '2025-11-05',
  reportedOn: '2025-11-06',
} as const;
const happened = { ...ofNobody, pupilId };
const narrative = (reference: string) => ({
  personal: [{ pupilId, class: 'narrative' as const, values: { reference } }],
});
const reported = { type: 'IncidentReported', data: happened } as const;
const recorded = { ...reported, ...narrative('CP-7') };
const concern = {
  providerId,
  pupilId,
  severity: 'high',
  kind: 'staff-conduct',
  raisedOn: '2025-11-07',
} as const;
const raised: IncidentEvent = { type: 'ConcernRaised', data: concern };
const referred: IncidentEvent = {
  type: 'ConcernReferred',
  data: { pupilId, to: 'lado', referredOn: '2025-11-07' },
};
const closed: IncidentEvent = {
  type: 'IncidentClosed',
  data: { pupilId, closedOn: '2025-12-01', outcome: 'action-taken' },
};

const report = (more: object = {}): IncidentCommand => ({
  type: 'ReportIncident',
  data: { ...happened, reference: 'CP-7', ...more },
});
const raise = (more: object = {}): IncidentCommand => ({
  type: 'RaiseConcern',
  data: { ...concern, ...more },
});
const refer = (more: object = {}): IncidentCommand => ({
  type: 'ReferConcern',
  data: { to: 'lado', referredOn: '2025-11-07', ...more },
});
const close = (more: object = {}): IncidentCommand => ({
  type: 'CloseIncident',
  data: { closedOn: '2025-12-01', outcome: 'action-taken', ...more },
});

describe('reporting an incident', () => {
  it('records it from its day once, its reference sealed under the child', () => {
    given()
      .when(report())
      .thenRecorded({ ...recorded, effectiveOn: '2025-11-05', pupilId });
    given(recorded).when(report()).thenNothing();
    given(recorded)
      .when(report({ reference: undefined }))
      .thenNothing();
  });

  it('keeps the reference in the clear where no child is concerned', () => {
    given()
      .when(report({ pupilId: undefined }))
      .thenRecorded({
        type: 'IncidentReported',
        data: { ...ofNobody, reference: 'CP-7' },
        effectiveOn: '2025-11-05',
      });
  });

  it('puts right what differs', () => {
    given(recorded)
      .when(report({ severity: 'high' }))
      .thenRecorded({
        type: 'IncidentReported',
        data: { ...happened, severity: 'high' },
        effectiveOn: '2025-11-05',
        corrects: 'event-1',
        pupilId,
        ...narrative('CP-7'),
      });
  });

  it('refuses a report before it occurred, another child, and what is closed', () => {
    given()
      .when(report({ reportedOn: '2025-11-04' }))
      .thenRefused('incident-reported-before-it-occurred');
    given(recorded)
      .when(report({ pupilId: providerId }))
      .thenRefused('incident-of-another-child-or-provider');
    given(recorded, closed)
      .when(report({ severity: 'low' }))
      .thenRefused('incident-already-closed');
  });
});

describe('a concern', () => {
  it('is raised once, alone or on an incident, and corrected', () => {
    for (const events of [[], [reported]])
      given(...events)
        .when(raise())
        .thenRecorded({ ...raised, effectiveOn: '2025-11-07', pupilId });
    given(raised).when(raise()).thenNothing();
    given(raised)
      .when(raise({ severity: 'critical' }))
      .thenRecorded({
        type: 'ConcernRaised',
        data: { ...concern, severity: 'critical' },
        effectiveOn: '2025-11-07',
        corrects: 'event-1',
        pupilId,
      });
  });

  it('is referred to each body once', () => {
    given(raised)
      .when(refer())
      .thenRecorded({ ...referred, effectiveOn: '2025-11-07', pupilId });
    given(raised, referred).when(refer()).thenNothing();
    given(raised, referred)
      .when(refer({ to: 'police' }))
      .thenRecorded({
        type: 'ConcernReferred',
        data: { pupilId, to: 'police', referredOn: '2025-11-07' },
        effectiveOn: '2025-11-07',
        pupilId,
      });
  });

  it('is not referred before it is raised, nor once it is closed', () => {
    given().when(refer()).thenRefused('incident-not-recorded');
    given(reported).when(refer()).thenRefused('concern-not-raised');
    given(raised)
      .when(refer({ referredOn: '2025-11-06' }))
      .thenRefused('incident-step-before-it-began');
    given(raised, closed).when(refer()).thenRefused('incident-already-closed');
  });
});

describe('closing an incident', () => {
  it('is recorded once', () => {
    given(reported)
      .when(close())
      .thenRecorded({ ...closed, effectiveOn: '2025-12-01', pupilId });
    given(reported, closed).when(close()).thenNothing();
  });

  it('is refused without one, before it and a second time', () => {
    given().when(close()).thenRefused('incident-not-recorded');
    given(reported)
      .when(close({ closedOn: '2025-11-05' }))
      .thenRefused('incident-step-before-it-began');
    given(reported, closed)
      .when(close({ outcome: 'unfounded' }))
      .thenRefused('incident-already-closed');
  });
});

describe('any history of an incident', () => {
  const day = fc.integer({ min: 1, max: 9 }).map((each) => `2025-11-0${each}`);
  const command: fc.Arbitrary<IncidentCommand> = fc.oneof(
    fc.record({ occurredOn: day, reportedOn: day }).map(report),
    day.map((raisedOn) => raise({ raisedOn })),
    fc.record({ referredOn: day, to: fc.constantFrom('lado', 'police') }).map(refer),
    day.map((closedOn) => close({ closedOn })),
  );

  it('refers only concerns, records nothing once closed, and repeats nothing', () => {
    fc.assert(
      fc.property(fc.array(command, { maxLength: 20 }), (commands) => {
        played(incident, commands, ({ before, after, events, again }) => {
          expect(again).toEqual([]);
          if (before?.closed) expect(events).toEqual([]);
          if (after?.referrals.length) expect(after.concern).not.toBeNull();
        });
      }),
      randomly(200),
    );
  });
});

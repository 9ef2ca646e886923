import { played, randomly, spec, stateOf } from '@ledger/kernel/testing';
import fc from 'fast-check';
import type { FindingCommand } from './finding.commands.js';
import { finding } from './finding.decider.js';
import type { FindingEvent } from './finding.events.js';
import { authoritiesToAlert } from './finding.rules.js';
import { mayStep } from './finding.state.js';

const { given } = spec(finding);

const details = {
  providerId: '0d3f2b61-5a44-4f0e-9a0b-7d1f7c9e4a33',
  source: 'visit',
  area: 'health-and-safety',
  severity: 'high',
  raisedOn: '2025-11-06',
  finding: 'The fire log is three months behind.',
  responseDueOn: '2025-11-20',
} as const;
const raised: FindingEvent = {
  type: 'QaFindingRaised',
  data: { ...details, immediateRisk: false },
};
const answer = { respondedOn: '2025-11-18', response: 'The log is up to date.' };
const responded: FindingEvent = { type: 'QaFindingResponded', data: answer };
const closing = { closedOn: '2025-11-25', closedBy: 'QA officer, 801', onEvidence: 'Log seen.' };
const closed: FindingEvent = { type: 'QaFindingClosed', data: closing };
const reopening = { reopenedOn: '2026-01-08', because: 'Behind again.' };
const reopened: FindingEvent = { type: 'QaFindingReopened', data: reopening };
const sharing = { with: '802', sharedOn: '2025-11-07', alert: true };
const shared: FindingEvent = { type: 'QaFindingShared', data: sharing };

const raise = (more: object = {}): FindingCommand => ({
  type: 'RaiseQaFinding',
  data: { ...details, ...more },
});
const respond = (respondedOn = '2025-11-18'): FindingCommand => ({
  type: 'RespondToQaFinding',
  data: { respondedOn, response: 'The log is up to date.' },
});
const close = (closedOn = '2025-11-25'): FindingCommand => ({
  type: 'CloseQaFinding',
  data: { ...closing, closedOn },
});
const reopen = (reopenedOn = '2026-01-08'): FindingCommand => ({
  type: 'ReopenQaFinding',
  data: { ...reopening, reopenedOn },
});
const share = (more: object = {}): FindingCommand => ({
  type: 'ShareQaFinding',
  data: { ...sharing, ...more },
});

describe('raising a finding', () => {
  it('records it from its day, once', () => {
    given()
      .when(raise())
      .thenRecorded({ ...raised, effectiveOn: '2025-11-06' });
    given(raised).when(raise()).thenNothing();
  });

  it('puts right what differs and keeps what is not given', () => {
    given(raised)
      .when(raise({ immediateRisk: true, responseDueOn: undefined }))
      .thenRecorded({
        type: 'QaFindingCorrected',
        data: { ...details, immediateRisk: true },
        effectiveOn: '2025-11-06',
        corrects: 'event-1',
      });
  });

  it('refuses another provider, and a response due before it was raised', () => {
    given(raised)
      .when(raise({ providerId: 'c2b1f8de-0a4e-4f7f-8a60-5b9c7d1e2f44' }))
      .thenRefused('finding-of-another-provider');
    given()
      .when(raise({ responseDueOn: '2025-11-05' }))
      .thenRefused('response-due-before-it-was-raised');
  });
});

describe('the response to a finding', () => {
  it('is recorded once and corrected when it differs', () => {
    given(raised)
      .when(respond())
      .thenRecorded({ ...responded, effectiveOn: '2025-11-18' });
    given(raised, responded).when(respond()).thenNothing();
    given(raised, responded, closed).when(respond()).thenNothing();
    given(raised, responded)
      .when(respond('2025-11-17'))
      .thenRecorded({
        type: 'QaFindingResponded',
        data: { ...answer, respondedOn: '2025-11-17' },
        effectiveOn: '2025-11-17',
        corrects: 'event-2',
      });
  });

  it('is refused without a finding, before it and once it is closed', () => {
    given().when(respond()).thenRefused('finding-not-raised');
    given(raised).when(respond('2025-11-05')).thenRefused('finding-step-before-it-was-raised');
    given(raised, closed).when(respond()).thenRefused('finding-already-closed');
  });
});

describe('closing and reopening a finding', () => {
  it('records who closed it on what evidence, once', () => {
    given(raised)
      .when(close())
      .thenRecorded({ ...closed, effectiveOn: '2025-11-25' });
    given(raised, closed).when(close()).thenNothing();
    given(raised, closed, reopened).when(close()).thenNothing();
    given(raised, closed)
      .when(close('2025-11-26'))
      .thenRecorded({
        type: 'QaFindingClosed',
        data: { ...closing, closedOn: '2025-11-26' },
        effectiveOn: '2025-11-26',
        corrects: 'event-2',
      });
    given(raised).when(close('2025-11-05')).thenRefused('finding-step-before-it-was-raised');
  });

  it('opens it again for another round', () => {
    given(raised, closed)
      .when(reopen())
      .thenRecorded({ ...reopened, effectiveOn: '2026-01-08' });
    given(raised, closed, reopened).when(reopen()).thenNothing();
    given(raised, closed, reopened)
      .when(close('2026-01-14'))
      .thenRecorded({
        type: 'QaFindingClosed',
        data: { ...closing, closedOn: '2026-01-14' },
        effectiveOn: '2026-01-14',
      });
  });

  it('refuses to reopen what is open, and steps before the last one', () => {
    given(raised).when(reopen()).thenRefused('finding-not-closed');
    given(raised, closed).when(reopen('2025-11-24')).thenRefused('finding-step-before-the-last');
    given(raised, closed, reopened)
      .when(close('2026-01-07'))
      .thenRefused('finding-step-before-the-last');
  });
});

describe('sharing a finding', () => {
  it('records it once for each organisation; an alert may follow', () => {
    given(raised)
      .when(share())
      .thenRecorded({ ...shared, effectiveOn: '2025-11-07' });
    given(raised, shared).when(share()).thenNothing();
    given(raised, shared)
      .when(share({ alert: false }))
      .thenNothing();
    const only = { ...sharing, alert: false };
    given(raised, { type: 'QaFindingShared', data: only })
      .when(share())
      .thenRecorded({ ...shared, effectiveOn: '2025-11-07' });
    given(raised)
      .when(share({ sharedOn: '2025-11-05' }))
      .thenRefused('finding-step-before-it-was-raised');
  });

  it('edge case 25: the placing authorities are alerted when the QA of the host authority fails', () => {
    const legs = [
      { authority: '801', startsOn: '2025-09-03' },
      { authority: '803', startsOn: '2025-09-03' },
      { authority: '802', startsOn: '2025-11-03' },
      { authority: '804', startsOn: '2025-09-03', endedOn: '2025-11-05' },
    ];
    const failed = stateOf(finding, [raised]);
    expect(authoritiesToAlert(failed, legs)).toEqual(['802', '803']);
    const after = stateOf(finding, [raised, shared]);
    expect(authoritiesToAlert(after, legs)).toEqual(['803']);
    const slight = stateOf(finding, [
      { ...raised, data: { ...details, immediateRisk: false, severity: 'low' } },
    ]);
    expect(authoritiesToAlert(slight, legs)).toEqual([]);
    expect(authoritiesToAlert(stateOf(finding, [raised, closed]), legs)).toEqual([]);
  });
});

describe('stating a finding as a row of a file', () => {
  const row = { finding: details, response: answer, closed: closing, shared: [sharing] };
  const state: FindingCommand = { type: 'StateQaFinding', data: row };

  it('records every step that is new, once', () => {
    given()
      .when(state)
      .thenRecorded(
        { ...raised, effectiveOn: '2025-11-06' },
        { ...responded, effectiveOn: '2025-11-18' },
        { ...closed, effectiveOn: '2025-11-25' },
        { ...shared, effectiveOn: '2025-11-07' },
      );
    given(raised, responded, closed, shared).when(state).thenNothing();
    given(raised, responded, closed, shared, reopened).when(state).thenNothing();
  });

  it('is refused as a whole when a step is', () => {
    const early = { ...row, closed: { ...closing, closedOn: '2025-11-05' } };
    given()
      .when({ type: 'StateQaFinding', data: early })
      .thenRefused('finding-step-before-it-was-raised');
  });
});

describe('any history of a finding', () => {
  const day = fc.integer({ min: 1, max: 9 }).map((each) => `2025-11-0${each}`);
  const command: fc.Arbitrary<FindingCommand> = fc.oneof(
    day.map((raisedOn) => raise({ raisedOn })),
    day.map(respond),
    day.map(close),
    day.map(reopen),
    fc.tuple(day, fc.boolean()).map(([sharedOn, alert]) => share({ sharedOn, alert })),
  );

  it('takes only legal steps and repeats nothing', () => {
    fc.assert(
      fc.property(fc.array(command, { maxLength: 20 }), (commands) => {
        played(finding, commands, ({ before, after, again }) => {
          expect(again).toEqual([]);
          if (before && after && before.status !== after.status)
            expect(mayStep(before.status, after.status)).toBe(true);
        });
      }),
      randomly(200),
    );
  });
});

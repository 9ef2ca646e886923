import fc from 'fast-check';
import {
  actionRefs,
  ownerOf,
  panelId,
  placements,
  planId,
  providers,
  pupils,
  referrals,
  teams,
  type Turn,
} from './cast.js';

/** Five weeks from Monday 1 September 2025. */
const date = fc
  .integer({ min: 0, max: 34 })
  .map((day) => new Date(Date.UTC(2025, 8, 1 + day)).toISOString().slice(0, 10));
const of = <T>(values: readonly T[]) => fc.constantFrom(...values);
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const clean = (data: object): object => JSON.parse(JSON.stringify(data)) as object;

const turn =
  (category: string, ids: readonly string[]) =>
  (type: string, data: fc.Arbitrary<object>, about: (id: string) => object = () => ({})) =>
    fc.tuple(of(ids), data).map(([id, said]): Turn => ({
      ...{ category, id },
      command: { type, data: clean({ ...about(id), ...said }) },
    }));

const nothing = fc.constant({});

function children(): fc.Arbitrary<Turn>[] {
  const child = turn('pupil', pupils);
  const identity = { pupilRef: 'P', givenName: 'A', familyName: 'B', dateOfBirth: '2011-03-04' };
  const stated = { authority: '801', identity, needs: {} };
  const of = (pupilId: string) => ({ pupilId, ...stated });
  return [
    child('RegisterChild', fc.record({ asAt: date }), of),
    child('ChangeChildCircumstances', fc.record({ from: date }), of),
  ];
}

function referring(): fc.Arbitrary<Turn>[] {
  const referral = turn('referral', referrals);
  const to = of(teams);
  const submitted = (id: string) => ({
    ...{ pupilId: ownerOf(id, referrals), referralRef: `R-${id}` },
    ...{ referredBy: 'school', reason: 'other' },
  });
  const submission = fc.record({ submittedOn: date, team: maybe(to) });
  const outcome = of(['placed', 'refused', 'supported-otherwise']);
  return [
    referral('SubmitReferral', submission, submitted),
    referral('AllocateReferralToTeam', fc.record({ to, acceptedOn: date })),
    referral(
      'OfferReferralTransfer',
      fc.record({ to, offeredOn: date, cause: fc.constant('other') }),
    ),
    referral('AcceptReferralTransfer', fc.record({ to, acceptedOn: date })),
    referral('DeclineReferralTransfer', fc.record({ to, declinedOn: date })),
    referral('WithdrawReferral', fc.record({ withdrawnOn: date })),
    referral('CloseReferral', fc.record({ closedOn: date, outcome })),
    referral('ReopenReferral', fc.record({ reopenedOn: date, cause: fc.constant('appeal') })),
  ];
}

function deciding(): fc.Arbitrary<Turn>[] {
  const panel = turn('panel', [panelId]);
  const referralId = of(referrals);
  const chair = { memberId: 'chair', role: 'chair', organisation: '801' };
  const considered = { members: [chair], options: ['outreach'] };
  const approver = fc.constant({ memberId: 'chair', role: 'chair' });
  const outcome = of(['agree', 'refuse', 'defer']);
  return [
    panel('SchedulePanel', fc.record({ heldOn: date }), () => ({
      ...{ panelRef: 'IP', kind: 'inclusion-panel' },
    })),
    panel('PutReferralOnAgenda', fc.record({ referralId })),
    panel('ConsiderReferral', fc.record({ referralId }), () => considered),
    panel('DecideReferral', fc.record({ referralId, outcome, approver: maybe(approver) }), () => ({
      childAuthority: '801',
    })),
    panel('AppealDecision', fc.record({ referralId, appealedOn: date, by: fc.constant('family') })),
  ];
}

function placing(): fc.Arbitrary<Turn>[] {
  const leg = (...[type, data, about]: Parameters<ReturnType<typeof turn>>) =>
    turn('provision', placements)(type, data, (id) => ({ placementId: id, ...about?.(id) })).map(
      (one): Turn => ({ ...one, id: ownerOf(one.id, placements) }),
    );
  const ids = (placementId: string) => ({
    ...{ placementId, pupilId: ownerOf(placementId, placements) },
  });
  const pattern = of(['1010101010', '0101010101', '1100000000', '1111111111', '0011000000']);
  const terms = { ...{ lot: '1', commissioner: 'authority', reason: 'other' } };
  const priced = { rateBasis: 'session', ratePence: 4_500, costCentre: '14210' };
  const order = { startsOn: date, pattern, plannedEndOn: maybe(date), joint: maybe(fc.boolean()) };
  const ordered = (placementId: string) => ({
    ...{ ...ids(placementId), ...terms, ...priced },
    ...{ placementRef: `PL-${placementId}`, providerId: providers[0] },
  });
  return [
    leg('OrderPlacement', fc.record(order), ordered),
    leg('CorrectPlacement', fc.record(order), ordered),
    leg('StartPlacement', fc.record({ startedOn: date }), ids),
    leg('RecordNotArrived', nothing, ids),
    leg('VaryPackage', fc.record({ from: date, pattern: maybe(pattern) }), ids),
    leg(
      'PausePlacement',
      fc.record({ from: date, by: fc.constant('provider'), charged: fc.boolean() }),
      ids,
    ),
    leg('ResumePlacement', fc.record({ from: date }), ids),
    leg('EndPlacement', fc.record({ endedOn: date, endReason: of(['planned', 'breakdown']) }), ids),
  ];
}

/** A mark of one placement in one session; its register is found from the data. */
const marking = fc
  .record({
    placementId: of(placements),
    date,
    session: of(['AM', 'PM']),
    code: of(['/', 'N', 'I']),
  })
  .map(({ placementId, date: on, session, code }): Turn => {
    const providerId = providers[0] ?? '';
    const mark = { placementId, pupilId: ownerOf(placementId, placements), code };
    return {
      ...{ category: 'register', id: `${providerId}-${on}-${session}` },
      command: { type: 'MarkAttendance', data: { providerId, date: on, session, marks: [mark] } },
    };
  });

function providing(): fc.Arbitrary<Turn>[] {
  const provider = turn('provider', providers);
  const scope = of(['new-placements', 'all']);
  return [
    provider('OnboardProvider', nothing, (id) => ({
      ...{ providerRef: id, name: 'One', kind: 'unregistered', authority: '801' },
      registered: false,
    })),
    provider(
      'SuspendProvider',
      fc.record({ scope, from: date, reasonCode: fc.constant('quality') }),
    ),
    provider('LiftProviderSuspension', fc.record({ from: date })),
  ];
}

function improving(): fc.Arbitrary<Turn>[] {
  const plan = turn('improvement-plan', [planId]);
  const actionRef = of(actionRefs);
  const status = of(['not-started', 'on-track', 'at-risk', 'completed', 'actioned-and-embedded']);
  const area = { priorityArea: 'Commissioning' };
  return [
    plan('OpenImprovementPlan', nothing, () => ({ planRef: 'PLAN' })),
    plan('DefinePriorityArea', nothing, () => area),
    plan('AddAction', fc.record({ actionRef, dueOn: maybe(date) }), () => ({
      ...{ ...area, title: 'An action', owner: 'Hub' },
    })),
    plan(
      'ReportActionStatus',
      fc.record({ actionRef, reportedOn: date, status, removedFromPlan: maybe(fc.boolean()) }),
    ),
  ];
}

/** Any command of any of these aggregates; many of them are refused. */
export const anyTurn: fc.Arbitrary<Turn> = fc.oneof(
  ...[...children(), ...referring(), ...deciding(), ...providing(), ...improving()],
  ...placing().map((arbitrary, index) => ({ arbitrary, weight: index === 0 ? 5 : 2 })),
  { arbitrary: marking, weight: 8 },
);

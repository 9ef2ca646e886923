import { demonstrationPlan, USUAL_SIZE } from './plan.js';
import type { Step } from './step.js';

type Data = Record<string, unknown>;

const plan = demonstrationPlan(USUAL_SIZE);
const of = (type: string) => plan.steps.filter((step) => step.command.type === type);
const dataOf = (step: Step) => step.command.data as Data;
const told = (type: string) => of(type).map(dataOf);

describe('the way in, as the demonstration tells it', () => {
  it('begins for each child who is placed with a referral that a team owns', () => {
    const owned = [...told('SubmitReferral'), ...told('AllocateReferralToTeam')];
    const referred = new Set(told('SubmitReferral').map(({ pupilId }) => pupilId));
    const placed = new Set(told('OrderPlacement').map(({ pupilId }) => pupilId));
    expect([...placed].filter((pupilId) => !referred.has(pupilId))).toEqual([]);
    expect(owned.filter(({ team, to }) => team ?? to).length).toBeGreaterThan(300);
  });

  it('has a panel decide with a rationale before the placement is ordered', () => {
    const decisions = told('DecideReferral').filter(({ outcome }) => outcome !== 'defer');
    expect(decisions.length).toBeGreaterThan(250);
    const agreed = decisions.filter(({ rationale, providers }) => rationale && providers);
    expect(agreed.length).toBeGreaterThan(250);
    const ordered = of('OrderPlacement').filter(({ decisionRef }) => decisionRef);
    expect(ordered.length).toBeGreaterThan(300);
    for (const { decisionRef, at } of ordered)
      expect(decisionRef?.slice(3).localeCompare(at.slice(0, 10))).toBe(-1);
  });

  it('asks providers, of whom a few decline', () => {
    expect(of('AcceptApproach').length).toBeGreaterThan(300);
    expect(of('DeclineApproach').length).toBeGreaterThan(20);
  });

  it('leaves cases at every stage on its last day', () => {
    const ended = of('CloseReferral').length + of('WithdrawReferral').length;
    expect(of('SubmitReferral').length - ended).toBeGreaterThan(5);
    expect(of('RequestInformation').length).toBeGreaterThan(of('ReceiveInformation').length);
    expect(of('OfferReferralTransfer').length).toBeGreaterThan(of('AcceptReferralTransfer').length);
    const answers = of('AcceptApproach').length + of('DeclineApproach').length;
    expect(of('ApproachProvider').length).toBeGreaterThan(answers);
    expect(of('AppealDecision').length).toBeGreaterThan(0);
  });
});

describe('what follows, as the demonstration tells it', () => {
  it('has packages with a way out, reviews of which a few are missed, and destination checks', () => {
    expect(of('AgreePackage')).toHaveLength(300);
    expect(of('HoldReview').length).toBeGreaterThan(300);
    expect(of('RecordReviewMissed').length).toBeGreaterThan(20);
    expect(of('AgreeOnwardDestination').length).toBeGreaterThan(200);
    const outcomes = told('CheckDestination').map(({ outcome }) => outcome);
    expect(new Set(outcomes)).toEqual(new Set(['sustained', 'lost', 'not-known']));
  });
});

describe('the assurance of providers, as the demonstration tells it', () => {
  it('has documents of every provider, of which one has expired and was not shown again', () => {
    const shown = of('ReceiveComplianceDocument');
    expect(new Set(shown.map(({ streamId }) => streamId)).size).toBe(25);
    const inForce = new Map<string, number>();
    for (const { streamId } of shown) inForce.set(streamId, (inForce.get(streamId) ?? 0) + 1);
    for (const { streamId } of of('ExpireComplianceDocument'))
      inForce.set(streamId, (inForce.get(streamId) ?? 0) - 1);
    expect([...inForce.values()].sort()).toEqual([4, ...Array<number>(24).fill(5)]);
  });

  it('has visits with findings, of which one is red and open', () => {
    expect(of('HoldQaVisit').length).toBeGreaterThan(50);
    const closed = new Set(of('CloseQaFinding').map(({ streamId }) => streamId));
    const open = of('RaiseQaFinding').filter(({ streamId }) => !closed.has(streamId));
    expect(open.filter((step) => dataOf(step)['immediateRisk'])).toHaveLength(1);
    expect(of('SubmitSection175Audit')).toHaveLength(50);
  });

  it('has a provider suspended, with a plan and a decision for all children there but one', () => {
    const [suspended] = of('SuspendProvider');
    expect(dataOf(suspended as Step)).toMatchObject({ scope: 'new-placements' });
    const [opened] = told('OpenProviderPlan');
    const children = (opened?.['liveChildren'] ?? []) as unknown[];
    expect(children.length).toBeGreaterThan(1);
    expect(of('DecideLiveChild')).toHaveLength(children.length - 1);
    const providerId = suspended?.streamId.slice('provider-'.length);
    const later = of('OrderPlacement').filter(
      (step) => dataOf(step)['providerId'] === providerId && step.at >= (suspended?.at ?? ''),
    );
    expect(later).toEqual([]);
  });

  it('has a threshold breached and incidents by reference', () => {
    expect(of('RecordThresholdBreach').length).toBeGreaterThan(0);
    expect(of('ReportIncident').length).toBeGreaterThan(5);
    expect(of('ReferConcern').length).toBeGreaterThan(0);
  });

  it('has a framework with rates and an uplift, and the facts that schools tell each term', () => {
    expect(of('AgreeRate').length).toBeGreaterThan(15);
    expect(of('ApproveUplift')).toHaveLength(1);
    expect(of('ReportSchoolAttendance').length).toBeGreaterThan(200);
  });
});

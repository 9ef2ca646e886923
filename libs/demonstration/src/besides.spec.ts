import { demonstrationPlan, USUAL_SIZE } from './plan.js';
import type { Step } from './step.js';

type Data = Record<string, unknown>;

const plan = demonstrationPlan(USUAL_SIZE);
const of = (type: string) => plan.steps.filter((step) => step.command.type === type);
const dataOf = (step: Step) => step.command.data as Data;
const told = (type: string) => of(type).map(dataOf);
const outcomesAt = (point: string) =>
  new Set(
    told('CheckDestination')
      .filter((data) => data['point'] === point)
      .map(({ outcome }) => outcome),
  );

describe('what goes beside the placements of the demonstration', () => {
  it('has permanent exclusions, one rescinded and one reinstated, and suspensions', () => {
    expect(of('RecordPermanentExclusion').length).toBeGreaterThan(20);
    expect(of('RescindExclusion')).toHaveLength(1);
    expect(of('ConvertToOffSiteDirection')).toHaveLength(1);
    expect(of('ReinstatePupil')).toHaveLength(1);
    expect(of('UpholdExclusion').length).toBeGreaterThan(10);
    const sessions = told('RecordSuspension').map((data) => Number(data['sessions']));
    expect(sessions.length).toBeGreaterThan(15);
    expect(sessions.filter((each) => each > 10)).toHaveLength(1);
  });

  it('has support before a referral, in school and while a child is away for health', () => {
    expect(of('RecordPreApSupport').length).toBeGreaterThan(50);
    expect(of('CommissionInSchoolSupport').length).toBeGreaterThan(2);
    expect(of('NotifyHealthAbsence').length).toBeGreaterThan(10);
  });

  it('measures progress against a baseline, in the same way', () => {
    const begun = new Set(told('RecordBaseline').map(keyOfMeasure));
    expect(begun.size).toBeGreaterThan(100);
    const since = told('RecordProgress').map(keyOfMeasure);
    expect(since.length).toBeGreaterThan(100);
    expect(since.filter((key) => !begun.has(key))).toEqual([]);
  });

  it('asks the children each May, and compares with the year before', () => {
    const [first, second] = of('OpenVoiceExercise');
    expect(first && 'comparedWith' in dataOf(first)).toBe(false);
    expect(second && `voice-exercise-${String(dataOf(second)['comparedWith'])}`).toBe(
      first?.streamId,
    );
    for (const exercise of [first, second]) {
      const responses = of('ReceiveVoiceResponse').filter(
        ({ streamId }) => streamId === exercise?.streamId,
      );
      expect(responses.length).toBeGreaterThan(40);
    }
    expect(of('RecordChildVoice').length).toBeGreaterThan(50);
    expect(of('RecordParentVoice').length).toBeGreaterThan(10);
  });

  it('follows those who left for two years', () => {
    const all = new Set(['sustained', 'lost', 'not-known']);
    for (const point of ['month-12', 'month-18']) expect(outcomesAt(point)).toEqual(all);
    expect(outcomesAt('month-24').size).toBeGreaterThan(0);
    expect(of('CloseTracking').length).toBeGreaterThan(0);
  });

  it('has notices of off-site direction, inductions, packs and subcontracts', () => {
    const notices = told('GiveOffSiteDirectionNotice');
    expect(notices.length).toBeGreaterThan(5);
    expect(notices.every((data) => Number(data['schoolDaysBefore']) >= 0)).toBe(true);
    expect(of('CompleteInduction').length).toBeGreaterThan(100);
    expect(of('AcknowledgeInfoPack').length).toBeGreaterThan(50);
    expect(of('DeclareSubcontract')).toHaveLength(3);
  });

  it('merges two records, each with the record of the same child', () => {
    const merged = told('MergeChildRecords');
    const names = (role: string) =>
      merged
        .filter((data) => data['role'] === role)
        .map(({ pupilId, otherPupilId }) => [pupilId, otherPupilId].map(String).sort().join());
    expect(names('goes')).toHaveLength(2);
    expect(names('stays')).toEqual(names('goes'));
  });

  it('has what schools ask for and learn, and a meeting of each term with its actions', () => {
    expect(of('MakeSupportReferral').length).toBeGreaterThan(50);
    expect(told('MakeSupportReferral').some(({ pupilId }) => pupilId)).toBe(true);
    expect(of('RecordTraining').length).toBeGreaterThan(15);
    expect(of('HoldTriangulationMeeting')).toHaveLength(13);
    const open = of('AgreeTriangulationAction').length - of('CloseTriangulationAction').length;
    expect(open).toBe(3);
  });
});

const keyOfMeasure = ({ pupilId, placementId, measure }: Data) =>
  [pupilId, placementId, measure].map(String).join();

import { type DemonstrationPlan, demonstrationPlan, USUAL_SIZE } from './plan.js';
import type { Step } from './step.js';

const of = (plan: DemonstrationPlan, type: string) =>
  plan.steps.filter((step) => step.command.type === type);
const dataOf = (step: Step) => step.command.data as Record<string, string>;

describe('the demonstration', () => {
  const plan = demonstrationPlan(USUAL_SIZE);

  it('is the same each time, id for id', () => {
    const again = demonstrationPlan(USUAL_SIZE);
    expect(JSON.stringify(again) === JSON.stringify(plan)).toBe(true);
  });

  it('makes between forty-five and fifty-five thousand events of about 300 children and 25 providers', () => {
    const events = plan.steps.reduce((sum, { command }) => {
      const { marks } = command.data as { marks?: unknown[] };
      return sum + (marks?.length ?? 1);
    }, plan.references.length);
    expect(events).toBeGreaterThan(45_000);
    expect(events).toBeLessThan(55_000);
    const placed = new Set(of(plan, 'OrderPlacement').map((step) => dataOf(step)['pupilId']));
    expect(placed.size).toBe(300);
    expect(of(plan, 'RegisterChild')).toHaveLength(320);
    const kinds = of(plan, 'OnboardProvider').map((step) => dataOf(step)['kind']);
    expect(kinds).toHaveLength(25);
    expect(new Set(kinds).size).toBe(9);
  });

  it.each(['2024-12-10', '2025-03-04', '2025-10-07', '2026-01-20', '2026-05-12'])(
    'has about 60 children placed on %s',
    (date) => {
      const ended = new Map(
        of(plan, 'EndPlacement').map((step) => {
          const { placementId, endedOn } = dataOf(step);
          return [placementId, endedOn];
        }),
      );
      const open = of(plan, 'OrderPlacement')
        .map(dataOf)
        .filter(({ placementId, startsOn }) => {
          return (startsOn ?? '') <= date && (ended.get(placementId) ?? '9999') >= date;
        });
      const children = new Set(open.map(({ pupilId }) => pupilId)).size;
      expect(children).toBeGreaterThanOrEqual(45);
      expect(children).toBeLessThanOrEqual(75);
    },
  );

  it('has the published budget of 6,596,893 pounds in each of its years', () => {
    const pence = new Map<string, number>();
    for (const { financialYear = '', amountPence } of of(plan, 'SetBudget').map(dataOf)) {
      pence.set(financialYear, (pence.get(financialYear) ?? 0) + Number(amountPence));
    }
    expect([...pence.keys()]).toEqual(['2021-22', '2024-25', '2025-26', '2026-27']);
    expect(new Set(pence.values())).toEqual(new Set([6_596_893_00]));
  });

  it('shows blended packages, dual rolls, pauses, an uplift and registers that come late', () => {
    const orders = of(plan, 'OrderPlacement').map(dataOf);
    const children = new Set(orders.map(({ pupilId }) => pupilId)).size;
    expect(orders.length).toBeGreaterThan(children * 1.2);
    expect(orders.filter(({ roll }) => roll === 'S').length).toBeGreaterThan(10);
    expect(of(plan, 'PausePlacement').length).toBeGreaterThan(5);
    expect(of(plan, 'RecordNotArrived').length).toBeGreaterThan(2);
    const uplifts = of(plan, 'VaryPackage').filter((step) => dataOf(step)['approvedOn']);
    expect(uplifts.length).toBeGreaterThan(10);
    const late = of(plan, 'MarkAttendance').filter((step) => {
      return step.at.slice(0, 10) > (dataOf(step)['date'] ?? '') && !step.reason;
    });
    expect(late.length).toBeGreaterThan(50);
  });
});

import { thresholdSpans, type TimeThere } from '@ledger/registration';
import { addDays } from '@ledger/school-time';
import type { DemoLeg } from './legs.js';
import { QA_OFFICER } from './people.js';
import type { DemoProvider } from './providers.js';
import { type Step, stepsOf } from './step.js';
import { DEMONSTRATION_DAY } from './terms.js';

/** The first unregistered provider that was a school by law for some days, and those days. */
export function breachSteps(providers: readonly DemoProvider[], legs: readonly DemoLeg[]): Step[] {
  const [found] = providers
    .filter(({ registered }) => !registered)
    .map(({ providerId }) => ({ providerId, spans: spansAt(providerId, legs) }))
    .filter(({ spans }) => spans.length > 0);
  if (!found) return [];
  const { providerId: id, spans } = found;
  const step = stepsOf({ category: 'registration', id, actor: QA_OFFICER, time: '15:58' });
  return spans.flatMap(({ rule, from, to, children }) => [
    step(from, 'RecordThresholdBreach', { rule, from, children }),
    ...(to === null ? [] : [step(to, 'ClearThresholdBreach', { rule, from: to })]),
  ]);
}

const spansAt = (providerId: string, legs: readonly DemoLeg[]) =>
  thresholdSpans(timesAt(providerId, legs)).filter(({ rule }) => rule !== 'eighteen-hours');

const timesAt = (providerId: string, legs: readonly DemoLeg[]): readonly TimeThere[] =>
  legs
    .filter((leg) => leg.provider.providerId === providerId && leg.arrival === 'arrived')
    .map((leg) => ({
      pupilId: leg.pupil.pupilId,
      hundredthHoursPerWeek: null,
      sessionsPerWeek: leg.pattern.replaceAll('0', '').length,
      from: leg.startsOn,
      to: leg.endedOn ?? addDays(DEMONSTRATION_DAY, 60),
      ehcp: leg.pupil.senStatus === 'E',
      lookedAfter: leg.pupil.lookedAfter,
      compulsorySchoolAge: leg.pupil.age >= 5 && leg.pupil.age <= 15,
    }));

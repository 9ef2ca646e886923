import { addDays } from '@ledger/school-time';
import type { Chance } from './chance.js';
import { mondayOf, weekday } from './days.js';
import type { DemoLeg } from './legs.js';
import { registerTaker } from './people.js';
import type { DemoProvider } from './providers.js';
import { at, type Step } from './step.js';
import { DEMONSTRATION_DAY } from './terms.js';

type HalfDay = 'AM' | 'PM';

interface Mark {
  readonly leg: DemoLeg;
  readonly code: string;
}

/** Days on which a provider is shut although its schools are open. */
export const PROVIDER_CLOSURES: readonly { provider: string; date: string }[] = [
  { provider: 'Canal Boat Learning', date: '2025-03-12' },
  { provider: 'Canal Boat Learning', date: '2025-03-13' },
  { provider: 'Forge Motor Project', date: '2025-12-02' },
  { provider: 'Forge Motor Project', date: '2025-12-03' },
  { provider: 'Green Shoots Farm', date: '2026-02-04' },
];

/** The registers of one school day, and the corrections that follow from them. */
export function registerSteps(chance: Chance, date: string, legs: readonly DemoLeg[]): Step[] {
  const open = legs.filter((leg) => attendsOn(leg, date));
  const first = 2 * weekday(date);
  return [...byProvider(open)].flatMap(([provider, there]) =>
    (['AM', 'PM'] as const).flatMap((session, index) => {
      const here = there.filter(({ pattern }) => pattern[first + index] === '1');
      const marks = here.map((leg) => ({
        leg,
        code: codeOf(chance, leg, { provider, date, session }),
      }));
      return marks.length === 0 ? [] : register(chance, { provider, date, session }, marks);
    }),
  );
}

function byProvider(legs: readonly DemoLeg[]): ReadonlyMap<DemoProvider, DemoLeg[]> {
  const found = new Map<DemoProvider, DemoLeg[]>();
  for (const leg of legs) {
    const there = found.get(leg.provider);
    if (there) there.push(leg);
    else found.set(leg.provider, [leg]);
  }
  return found;
}

function attendsOn(leg: DemoLeg, date: string): boolean {
  const within = leg.startsOn <= date && date <= (leg.endedOn ?? DEMONSTRATION_DAY);
  if (leg.arrival !== 'arrived' || !within) return false;
  const paused = leg.pause && date >= leg.pause.from && date < leg.pause.until;
  const closed = PROVIDER_CLOSURES.some(
    (closure) => closure.date === date && closure.provider === leg.provider.name,
  );
  return !paused && !closed;
}

/** From this day on the national codes have Q: no access arrangements made. */
const CODES_OF_2024 = '2024-08-19';

const ABSENT: readonly (readonly [string, number])[] = [
  ['O', 30],
  ['I', 30],
  ['N', 22],
  ['M', 8],
  ['C', 4],
  ['U', 3],
  ['E', 2],
];
const ABSENT_NOW = [...ABSENT, ['Q', 1] as const];

function codeOf(chance: Chance, leg: DemoLeg, { date, session }: Session): string {
  const absent = date < CODES_OF_2024 ? ABSENT : ABSENT_NOW;
  if (!chance.happens(leg.attends)) return chance.weighted(absent);
  if (chance.happens(0.06)) return 'L';
  if (chance.happens(0.02)) return chance.pick(['V', 'W', 'P']);
  return session === 'AM' ? '/' : '\\';
}

/** From this day on a few absences still wait for their reason. */
const FORGOTTEN_FROM = '2026-09-01';

interface Session {
  readonly provider: DemoProvider;
  readonly date: string;
  readonly session: HalfDay;
}

function register(chance: Chance, taken: Session, marks: readonly Mark[]): Step[] {
  const { provider, date, session } = taken;
  const sent = provider.sendsLate
    ? at(addDays(mondayOf(date), 7), '08:20')
    : at(date, session === 'AM' ? '11:30' : '15:30');
  const steps = [step(taken, sent, marks)];
  const found = date < FORGOTTEN_FROM ? 1 : 0.9;
  const changed = marks.filter(({ code }) => chance.happens(code === 'N' ? found : 0.006));
  const settled = addDays(mondayOf(date), provider.sendsLate ? 14 : 7);
  if (changed.length > 0) {
    const corrected = changed.map((mark) => ({ ...mark, code: chance.pick(['I', 'O', 'M']) }));
    steps.push({ ...step(taken, at(settled, '08:15'), corrected), reason: 'Reason established' });
  }
  return steps.filter((each) => each.at <= at(DEMONSTRATION_DAY, '17:00'));
}

function step(taken: Session, when: string, marks: readonly Mark[]): Step {
  const { provider, date, session } = taken;
  return {
    at: when,
    category: 'register',
    streamId: `register-${provider.providerId}-${date}-${session}`,
    command: {
      type: 'MarkAttendance',
      data: { providerId: provider.providerId, date, session, marks: marks.map(stated) },
    },
    actor: registerTaker(provider.providerRef),
    source: { kind: provider.sendsLate ? 'api' : 'screen' },
  };
}

function stated({ leg, code }: Mark) {
  return {
    pupilId: leg.pupil.pupilId,
    placementId: leg.placementId,
    code,
    ...(code === 'L' ? { minutesLate: 15 } : {}),
    placement: { startsOn: leg.startsOn, ...(leg.endedOn ? { endedOn: leg.endedOn } : {}) },
  };
}

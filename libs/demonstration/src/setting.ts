import type { DemoProvider } from './providers.js';
import { BUDGET_LINES } from './providers.js';
import { FINANCE_OFFICER, HUB_OFFICER, ON_SCREEN } from './people.js';
import { type DemoSchool, DEMONSTRATION_SCHOOLS } from './schools.js';
import { at, type Step } from './step.js';
import { AUTHORITY, bankHolidaysFrom, INSET_DAYS, termsFrom, yearsFrom } from './terms.js';

export interface KnownSchool extends DemoSchool {
  readonly schoolId: string;
}

/** Schools, providers, terms, closures and budgets: recorded before the first child. */
export function settingSteps(
  first: number,
  schools: readonly KnownSchool[],
  providers: readonly DemoProvider[],
): Step[] {
  const openingDay = `${first}-07-01`;
  const office = { actor: HUB_OFFICER, source: ON_SCREEN };
  return [
    ...schools.map(({ schoolId, ...data }): Step => ({
      at: at(openingDay, '09:00'),
      category: 'school',
      streamId: `school-${schoolId}`,
      command: { type: 'RegisterSchool', data },
      ...office,
    })),
    ...providers.map((provider) => onboarding(provider, openingDay)),
    ...calendarSteps(first, openingDay),
    ...budgetSteps(first, openingDay),
  ];
}

function onboarding(provider: DemoProvider, date: string): Step {
  const { providerId, providerRef, name, kind, authority, registered, capacity, lot } = provider;
  return {
    at: at(date, '10:00'),
    category: 'provider',
    streamId: `provider-${providerId}`,
    command: {
      type: 'OnboardProvider',
      data: {
        providerRef,
        name,
        kind,
        authority,
        registered,
        capacity,
        lots: [lot],
        approvedFrom: date,
      },
    },
    actor: HUB_OFFICER,
    source: ON_SCREEN,
  };
}

function calendarSteps(first: number, date: string): Step[] {
  const step = calendarStep('authority', AUTHORITY, date);
  return [
    ...termsFrom(first).map((term) => step('SetTerm', term)),
    ...bankHolidaysFrom(first).map((day) =>
      step('RecordClosure', { date: day, reason: 'bank-holiday' }),
    ),
    ...DEMONSTRATION_SCHOOLS.flatMap(({ urn }) =>
      INSET_DAYS.map((day) =>
        calendarStep('school', urn, date)('RecordClosure', { date: day, reason: 'inset' }),
      ),
    ),
  ];
}

const calendarStep =
  (scope: 'authority' | 'school', ref: string, date: string) =>
  (type: string, data: object): Step => ({
    at: at(date, '11:00'),
    category: 'calendar',
    streamId: `calendar-${scope}-${ref}`,
    command: { type, data: { scope, ref, ...data } },
    actor: HUB_OFFICER,
    source: ON_SCREEN,
  });

// The published year itself, and the same amounts carried into each year that the children are in.
function budgetSteps(first: number, date: string): Step[] {
  const years = [...new Set([2021, ...yearsFrom(first)])];
  return years.flatMap((year) => {
    const financialYear = `${year}-${String(year + 1).slice(2)}`;
    return BUDGET_LINES.map((line): Step => ({
      at: at(date, '12:00'),
      category: 'budget',
      streamId: `budget-${AUTHORITY}-${financialYear}`,
      command: { type: 'SetBudget', data: { financialYear, ...line } },
      actor: FINANCE_OFFICER,
      source: ON_SCREEN,
    }));
  });
}

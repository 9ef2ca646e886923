import { ApproachEvent } from '@ledger/approach/events';
import { BudgetEvent } from '@ledger/budget/events';
import { CalendarEvent } from '@ledger/calendar/events';
import { PanelEvent } from '@ledger/panel/events';
import { ImprovementPlanEvent } from '@ledger/improvement-plan/events';
import { ProviderEvent } from '@ledger/provider/events';
import { ProvisionEvent } from '@ledger/provision/events';
import { PupilEvent } from '@ledger/pupil/events';
import { ReferenceEvent } from '@ledger/reference/events';
import { ReferralEvent } from '@ledger/referral/events';
import { RegisterEvent } from '@ledger/register/events';
import { SchoolEvent } from '@ledger/school/events';

export interface EventKind {
  readonly type: string;
  readonly version: number;
  readonly aggregate: string;
  /** What the event says, in a sentence. */
  readonly sentence: string;
}

const AGGREGATES = {
  reference: ReferenceEvent,
  school: SchoolEvent,
  provider: ProviderEvent,
  calendar: CalendarEvent,
  pupil: PupilEvent,
  referral: ReferralEvent,
  panel: PanelEvent,
  approach: ApproachEvent,
  provision: ProvisionEvent,
  register: RegisterEvent,
  budget: BudgetEvent,
  'improvement-plan': ImprovementPlanEvent,
} as const;

/** Every event that the log may hold, read from the schemas, aggregate by aggregate. */
export function catalogue(): readonly EventKind[] {
  return Object.entries(AGGREGATES).flatMap(([aggregate, schema]) =>
    schema.options.map((event) => ({
      type: event.shape.type.value,
      version: 1,
      aggregate,
      sentence: event.description ?? '',
    })),
  );
}

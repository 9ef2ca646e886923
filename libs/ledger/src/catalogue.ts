import { ApproachEvent } from '@ledger/approach/events';
import { BudgetEvent } from '@ledger/budget/events';
import { CalendarEvent } from '@ledger/calendar/events';
import { PanelEvent } from '@ledger/panel/events';
import { FrameworkEvent } from '@ledger/framework/events';
import { ErasureEvent } from '@ledger/erasure/events';
import { ExclusionEvent } from '@ledger/exclusion/events';
import { ImprovementPlanEvent } from '@ledger/improvement-plan/events';
import { ComplianceEvent } from '@ledger/compliance/events';
import { FindingEvent } from '@ledger/finding/events';
import { IncidentEvent } from '@ledger/incident/events';
import { ProviderPlanEvent } from '@ledger/provider-plan/events';
import { ProgressEvent } from '@ledger/progress/events';
import { ProviderEvent } from '@ledger/provider/events';
import { ProvisionEvent } from '@ledger/provision/events';
import { PupilEvent } from '@ledger/pupil/events';
import { QaVisitEvent } from '@ledger/qa-visit/events';
import { ReferenceEvent } from '@ledger/reference/events';
import { ReferralEvent } from '@ledger/referral/events';
import { RegisterEvent } from '@ledger/register/events';
import { RegistrationEvent } from '@ledger/registration/events';
import { SchoolEvent } from '@ledger/school/events';
import { Section175Event } from '@ledger/section-175/events';
import { SchoolFactsEvent, SupportReferralEvent, TrainingEvent } from '@ledger/school-facts/events';
import { TriangulationEvent } from '@ledger/triangulation/events';
import { VoiceEvent, VoiceExerciseEvent } from '@ledger/voice/events';
import { ReviewEvent } from '@ledger/review/events';
import { TransitionEvent } from '@ledger/transition/events';
import { SupportEvent } from '@ledger/support/events';

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
  erasure: ErasureEvent,
  support: SupportEvent,
  exclusion: ExclusionEvent,
  provision: ProvisionEvent,
  register: RegisterEvent,
  review: ReviewEvent,
  progress: ProgressEvent,
  transition: TransitionEvent,
  budget: BudgetEvent,
  'improvement-plan': ImprovementPlanEvent,
  compliance: ComplianceEvent,
  'qa-visit': QaVisitEvent,
  finding: FindingEvent,
  'section-175': Section175Event,
  registration: RegistrationEvent,
  'provider-plan': ProviderPlanEvent,
  incident: IncidentEvent,
  framework: FrameworkEvent,
  'school-facts': SchoolFactsEvent,
  'support-referral': SupportReferralEvent,
  training: TrainingEvent,
  triangulation: TriangulationEvent,
  voice: VoiceEvent,
  'voice-exercise': VoiceExerciseEvent,
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

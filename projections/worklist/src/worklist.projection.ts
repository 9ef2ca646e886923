import type { ApproachEvent } from '@ledger/approach/events';
import { calendarHandlers } from '@ledger/caseload';
import type { CalendarEvent } from '@ledger/calendar/events';
import type { ComplianceEvent } from '@ledger/compliance/events';
import type { ExclusionEvent } from '@ledger/exclusion/events';
import type { FindingEvent } from '@ledger/finding/events';
import type { FrameworkEvent } from '@ledger/framework/events';
import type { ImprovementPlanEvent } from '@ledger/improvement-plan/events';
import type { IncidentEvent } from '@ledger/incident/events';
import type { PanelEvent } from '@ledger/panel/events';
import type { ProviderEvent } from '@ledger/provider/events';
import type { ProviderPlanEvent } from '@ledger/provider-plan/events';
import type { ProvisionEvent } from '@ledger/provision/events';
import type { PupilEvent } from '@ledger/pupil/events';
import type { QaVisitEvent } from '@ledger/qa-visit/events';
import { projection } from '@ledger/read-model';
import type { ReferralEvent } from '@ledger/referral/events';
import type { ReviewEvent } from '@ledger/review/events';
import type { RegisterEvent } from '@ledger/register/events';
import type { RegistrationEvent } from '@ledger/registration/events';
import type { SchoolEvent } from '@ledger/school/events';
import type { Section175Event } from '@ledger/section-175/events';
import type { TransitionEvent } from '@ledger/transition/events';
import type { TriangulationEvent } from '@ledger/triangulation/events';
import { orderItems } from './approval.items.js';
import { documentItems, findingItems, visitItems } from './assurance.items.js';
import { boardItems } from './board.items.js';
import { frameworkItems } from './framework.items.js';
import { auditItems, concernItems, providerItems, registrationItems } from './provider.items.js';
import { childItems } from './needs.items.js';
import { providerPlanItems, provisionItems } from './provider-plan.items.js';
import { approachItems, panelItems, referralItems } from './referral.items.js';
import { registerItems } from './register.items.js';
import { reviewItems, weeksSet } from './review.items.js';
import { schoolItems } from './school.items.js';
import { leavingItems, transitionItems } from './transition.items.js';
import { triangulationItems } from './triangulation.items.js';
import { worklistTables } from './worklist.tables.js';

type Places =
  | SchoolEvent
  | ExclusionEvent
  | PupilEvent
  | ProvisionEvent
  | ProviderEvent
  | CalendarEvent
  | RegisterEvent;
type Assurance =
  | ComplianceEvent
  | QaVisitEvent
  | FindingEvent
  | Section175Event
  | RegistrationEvent
  | ProviderPlanEvent
  | IncidentEvent;
export type WatchedEvent =
  | Places
  | Assurance
  | ReviewEvent
  | TransitionEvent
  | ReferralEvent
  | PanelEvent
  | ApproachEvent
  | ImprovementPlanEvent
  | FrameworkEvent
  | TriangulationEvent;

/**
 * What events leave to do, until other events settle it, beside the caseload; what follows from the
 * day alone (missing marks, placements past their planned end) is worked out when it is asked for.
 */
export const worklistProjection = projection<WatchedEvent>()({
  name: 'worklist',
  version: 2,
  tables: worklistTables,
  on: {
    ...schoolItems,
    ...childItems,
    ...calendarHandlers,
    ReviewWeeksSet: weeksSet,
    ...provisionItems,
    ...leavingItems,
    ...orderItems,
    ...transitionItems,
    ...reviewItems,
    ...registerItems,
    ...providerItems,
    ...referralItems,
    ...panelItems,
    ...approachItems,
    ...documentItems,
    ...visitItems,
    ...findingItems,
    ...auditItems,
    ...registrationItems,
    ...providerPlanItems,
    ...concernItems,
    ...boardItems,
    ...frameworkItems,
    ...triangulationItems,
  },
});

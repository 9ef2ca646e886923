import type { Type } from '@nestjs/common';
import { EventsController } from './api/events.controller.js';
import { FiguresController } from './api/figures.controller.js';
import { ImportsController } from './api/imports.controller.js';
import { LookupsController } from './api/lookups.controller.js';
import { OpenApiController } from './api/open-api.controller.js';
import { commandController } from './commands/command.controller.js';
import { doors } from './commands/doors.js';
import { AssetsController } from './http/assets.controller.js';
import { HealthController } from './operations/health.controller.js';
import { MetricsController } from './operations/metrics.controller.js';
import { AccessibilityPage } from './pages/accessibility/accessibility.page.js';
import {
  attendanceQuestion,
  enrolmentsQuestion,
  marksQuestion,
} from './pages/attendance/attendance.view.js';
import { EventCataloguePage } from './pages/event-catalogue/event-catalogue.page.js';
import { EventPage } from './pages/event/event.page.js';
import { FindPupilPage } from './pages/find-pupil/find-pupil.page.js';
import {
  spendPlacementsQuestion,
  spendQuestion,
} from './pages/high-needs-spend/high-needs-spend.view.js';
import { HomePage } from './pages/home/home.page.js';
import {
  planActionsQuestion,
  planQuestion,
} from './pages/improvement-plan/improvement-plan.view.js';
import { ImportsPage } from './pages/imports/imports.page.js';
import { PlacementHistoryPage } from './pages/placement-history/placement-history.page.js';
import { ProjectionsPage } from './pages/projections/projections.page.js';
import {
  keyStagePlacementsQuestion,
  keyStagesQuestion,
} from './pages/pupils-by-key-stage/pupils-by-key-stage.view.js';
import { SignInPage } from './pages/sign-in/sign-in.page.js';
import { worklistQuestion } from './pages/worklist/worklist.view.js';
import { questionController } from './questions/question.controller.js';

/** The pages that ask one question each. */
const questions = [
  keyStagesQuestion,
  keyStagePlacementsQuestion,
  attendanceQuestion,
  enrolmentsQuestion,
  marksQuestion,
  spendQuestion,
  spendPlacementsQuestion,
  planQuestion,
  planActionsQuestion,
  worklistQuestion,
];

const always: readonly Type[] = [HealthController, MetricsController];

const api = (): readonly Type[] => [
  FiguresController,
  EventsController,
  LookupsController,
  ImportsController,
  OpenApiController,
  ...doors.map(commandController),
];

const web = (): readonly Type[] => [
  AssetsController,
  SignInPage,
  HomePage,
  FindPupilPage,
  PlacementHistoryPage,
  EventPage,
  ImportsPage,
  ProjectionsPage,
  EventCataloguePage,
  AccessibilityPage,
  ...questions.map(questionController),
];

/** The controllers of these roles. */
export function controllersOf(roles: ReadonlySet<string>): readonly Type[] {
  return [...always, ...(roles.has('api') ? api() : []), ...(roles.has('web') ? web() : [])];
}

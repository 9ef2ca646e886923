import {
  complianceDoor,
  findingDoor,
  qaVisitDoor,
  registrationDoor,
  section175Door,
} from './assurance.doors.js';
import { pupilDoor, provisionDoor } from './children.doors.js';
import { improvementPlanDoor } from './board.doors.js';
import { erasureDoor } from './erasure.door.js';
import { exclusionDoor, supportDoor } from './exclusion.doors.js';
import type { CommandDoor } from './command-door.js';
import { incidentDoor, providerPlanDoor } from './concerned.doors.js';
import { frameworkDoor } from './framework.door.js';
import { progressDoor, reviewDoor, transitionDoor } from './course.doors.js';
import { registerDoor } from './register.door.js';
import { approachDoor } from './approach.doors.js';
import { panelDoor } from './panel.doors.js';
import { referralDoor } from './referral.doors.js';
import { schoolFactsDoor, supportReferralDoor, trainingDoor } from './school-facts.doors.js';
import { triangulationDoor } from './triangulation.door.js';
import { voiceDoor, voiceExerciseDoor } from './voice.doors.js';
import { budgetDoor, calendarDoor, providerDoor, schoolDoor } from './places.doors.js';

/** Every aggregate that takes commands over HTTP. */
export const doors: readonly CommandDoor[] = [
  schoolDoor,
  providerDoor,
  calendarDoor,
  budgetDoor,
  pupilDoor,
  supportDoor,
  exclusionDoor,
  erasureDoor,
  referralDoor,
  panelDoor,
  approachDoor,
  provisionDoor,
  registerDoor,
  reviewDoor,
  progressDoor,
  transitionDoor,
  improvementPlanDoor,
  complianceDoor,
  qaVisitDoor,
  findingDoor,
  section175Door,
  registrationDoor,
  providerPlanDoor,
  incidentDoor,
  frameworkDoor,
  schoolFactsDoor,
  supportReferralDoor,
  trainingDoor,
  triangulationDoor,
  voiceDoor,
  voiceExerciseDoor,
];

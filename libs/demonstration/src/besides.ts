import type { SchoolDays } from './days.js';
import { duplicatesTold } from './duplicates.js';
import { exclusionsTold } from './exclusions.js';
import { exercisesTold } from './exercises.js';
import { followedSteps } from './followed.js';
import type { Journey } from './journeys.js';
import type { DemoLeg } from './legs.js';
import { progressSteps } from './measured.js';
import { noticeSteps } from './notices.js';
import type { DemoProvider } from './providers.js';
import { schoolHelpTold } from './school-help.js';
import type { KnownSchool } from './setting.js';
import type { Step } from './step.js';
import { supportSteps } from './supported.js';
import { together, type Told } from './told.js';
import { triangulationSteps } from './triangulations.js';
import { voiceSteps } from './voices.js';
import type { Waiting } from './waiting.js';

interface Cast {
  readonly schools: readonly KnownSchool[];
  readonly providers: readonly DemoProvider[];
  readonly legs: readonly DemoLeg[];
  readonly journeys: readonly Journey[];
  readonly waiting: readonly Waiting[];
  readonly school: SchoolDays;
}

/** What goes beside referral, placement and register. @param first the first academic year's start */
export function toldBesides(cast: Cast, first: number): Told {
  const { schools, providers, legs, journeys, school } = cast;
  return together([
    exclusionsTold(cast),
    duplicatesTold(journeys),
    exercisesTold(legs, first),
    schoolHelpTold(schools, journeys, first),
    of(supportSteps(journeys, providers)),
    of(progressSteps(legs)),
    of(noticeSteps(legs, school)),
    of(voiceSteps(legs)),
    of(followedSteps(legs)),
    of(triangulationSteps(schools, first)),
  ]);
}

const of = (steps: readonly Step[]): Told => ({ steps, references: [] });

export { PupilCommand } from './pupil.commands.js';
export { pupil } from './pupil.decider.js';
export { Enrolment, MergeRole, PupilEvent } from './pupil.events.js';
export { mergedInto } from './pupil.merge.js';
export { PupilIdentity, PupilNeeds, SenStatus, SocialCare } from './pupil.personal.js';
export { type PupilRefusal, pupilRefusals } from './pupil.refusals.js';
export { authorityOn, type Circumstances, circumstancesOn, type Pupil } from './pupil.state.js';
export { type PupilWarning, pupilWarnings, pupilWarningSentences } from './pupil.warnings.js';

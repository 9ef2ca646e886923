import { childHandlers, exclusionHandlers, withExclusions } from '@ledger/caseload';

/** Children, and what keeps them out of school. */
export const outOfSchoolItems = {
  ...childHandlers,
  ChildRegistered: withExclusions(childHandlers.ChildRegistered),
  ChildDetailsCorrected: withExclusions(childHandlers.ChildDetailsCorrected),
  ChildCircumstancesChanged: withExclusions(childHandlers.ChildCircumstancesChanged),
  ...exclusionHandlers,
} as const;

import type { Labels } from './detail.js';

export const reviewLabels: Labels = {
  kind: ['Kind of review', 'text'],
  dueOn: ['First due on', 'date'],
  to: ['Put to', 'date'],
  missedOn: ['Missed on', 'date'],
  missedReason: ['Why it was missed', 'text'],
  heldOn: ['Held on', 'date'],
  attendees: ['There', 'text'],
  absent: ['Not there', 'text'],
  targets: ['Progress of the targets', 'text'],
  decision: ['Decided', 'text'],
  newPlannedEndOn: ['New planned end date', 'date'],
  nextReviewOn: ['Next review on', 'date'],
};

export const reviewWordsLabels: Labels = {
  childView: ['What the child said', 'text'],
  familyView: ['What the family said', 'text'],
  targetWords: ['Targets', 'text'],
};

export const progressLabels: Labels = {
  measure: ['Measure', 'text'],
  measuredOn: ['Measured on', 'date'],
  score: ['Score', 'text'],
  band: ['Band', 'text'],
};

export const transitionLabels: Labels = {
  startedOn: ['Planning began on', 'date'],
  plannedLeavingOn: ['Planned leaving date', 'date'],
  agreedOn: ['Agreed on', 'date'],
  to: ['Sent to', 'text'],
  sentOn: ['Sent on', 'date'],
  acknowledgedOn: ['Acknowledged on', 'date'],
  number: ['Number', 'integer'],
  contactedOn: ['Contact on', 'date'],
  with: ['With', 'text'],
  reached: ['Reached', 'flag'],
  respondent: ['Asked', 'text'],
  surveyedOn: ['Asked on', 'date'],
  rating: ['Rating from 1 to 5', 'integer'],
  point: ['Check', 'text'],
  leftOn: ['Left on', 'date'],
  checkedOn: ['Checked on', 'date'],
  outcome: ['Found', 'text'],
  destination: ['Destination', 'text'],
  beginsOn: ['Begins on', 'date'],
  closedOn: ['Closed on', 'date'],
  because: ['Because', 'text'],
};

export const wordsLabels: Labels = {
  words: ['Note', 'text'],
  destinationName: ['Name of the destination', 'text'],
};

import type { TriangulationEvent } from '@ledger/triangulation/events';
import { watching } from './watching.js';

const onMeeting = watching<TriangulationEvent>();

const met = onMeeting<'TriangulationMeetingHeld' | 'TriangulationMeetingCorrected'>(({ data }) => [
  {
    ...{ opens: 'triangulated', openedOn: data.heldOn, authority: data.authority },
    facts: {
      ...{ academicYear: data.academicYear, term: data.term },
      organisations: data.attendees.map(({ organisation }) => organisation),
    },
  },
]);

const agreed = onMeeting<'TriangulationActionAgreed' | 'TriangulationActionCorrected'>(
  ({ data }, known) =>
    known.last('triangulation-action', data.actionId)?.closedOn != null
      ? []
      : [
          {
            ...{ opens: 'triangulation-action', item: data.actionId, dueOn: data.dueOn },
            facts: { schoolUrn: data.schoolUrn, action: data.action, owner: data.owner },
          },
        ],
);

/** Termly meetings that set the facts of schools side by side, and what they agreed. */
export const triangulationItems = {
  TriangulationMeetingHeld: met,
  TriangulationMeetingCorrected: met,
  TriangulationActionAgreed: agreed,
  TriangulationActionCorrected: agreed,
  TriangulationActionClosed: onMeeting<'TriangulationActionClosed'>(({ data }) => [
    { closes: 'triangulation-action', item: data.actionId, on: data.closedOn },
  ]),
} as const;

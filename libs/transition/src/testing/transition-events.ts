import type { Decided } from '@ledger/kernel';
import type { TransitionCommand } from '../transition.commands.js';
import type { TransitionEvent } from '../transition.events.js';

export const pupilId = '6f1f4a52-6c1b-4b0e-9d0e-2f7a6f6b1c11';
export const leftOn = '2024-06-28';
export const placement = {
  ...{ startsOn: '2023-09-04', endedOn: leftOn },
  leaver: 'year-11' as const,
};

type Type = TransitionEvent['type'];
const event = <const D extends object>(type: Type, effectiveOn: string, data: D) =>
  ({
    type,
    data: { pupilId, ...data },
    effectiveOn,
    pupilId,
  }) as unknown as Decided<TransitionEvent>;
export const sealed = (values: Record<string, string>) => ({
  personal: [{ pupilId, class: 'narrative' as const, values }],
});

export const planned = event('TransitionPlanStarted', '2024-02-05', {
  ...{ startedOn: '2024-02-05', plannedLeavingOn: leftOn },
});
export const agreed = {
  ...event('OnwardDestinationAgreed', '2024-05-01', {
    ...{ agreedOn: '2024-05-01', destination: 'further-education', beginsOn: '2024-09-02' },
  }),
  ...sealed({ destinationName: 'City College' }),
};
export const sent = event('InformationPackSent', '2024-06-20', {
  ...{ sentOn: '2024-06-20', to: 'school' },
});
export const acknowledged = event('InformationPackAcknowledged', '2024-06-25', {
  ...{ acknowledgedOn: '2024-06-25', to: 'school' },
});
export const touched = {
  ...event('KeepInTouchContact', '2024-09-20', {
    ...{ contactedOn: '2024-09-20', with: 'child', reached: true, number: 1 },
  }),
  ...sealed({ words: 'Likes the course.' }),
};
export const surveyed = event('EndOfPlacementSurvey', '2024-06-27', {
  ...{ surveyedOn: '2024-06-27', respondent: 'child', rating: 4 },
});
export const checked = (point: string, checkedOn: string, outcome: string) =>
  event('DestinationChecked', checkedOn, { point, leftOn, checkedOn, outcome });
export const stood = (
  type: 'DestinationSustained' | 'DestinationLost',
  point: string,
  on: string,
) => event(type, on, { point });
export const closed = event('TrackingClosed', '2025-01-10', {
  ...{ closedOn: '2025-01-10', because: 'moved-away' },
});

export const ask =
  (type: TransitionCommand['type'], usual: object = {}) =>
  (more: object = {}) =>
    ({ type, data: { pupilId, placement, ...usual, ...more } }) as TransitionCommand;

export const plan = ask('StartTransitionPlan', {
  ...{ startedOn: '2024-02-05', plannedLeavingOn: leftOn },
});
export const agree = ask('AgreeOnwardDestination', {
  ...{ agreedOn: '2024-05-01', destination: 'further-education', beginsOn: '2024-09-02' },
  destinationName: 'City College',
});
export const send = ask('SendInformationPack', { sentOn: '2024-06-20', to: 'school' });
export const acknowledge = ask('AcknowledgeInformationPack', {
  ...{ acknowledgedOn: '2024-06-25', to: 'school' },
});
export const touch = ask('KeepInTouch', {
  ...{ contactedOn: '2024-09-20', with: 'child', reached: true, words: 'Likes the course.' },
});
export const survey = ask('RecordEndSurvey', {
  ...{ surveyedOn: '2024-06-27', respondent: 'child', rating: 4 },
});
export const check = (point: string, checkedOn: string, outcome: string) =>
  ask('CheckDestination', { point, checkedOn, outcome })();
export const close = ask('CloseTracking', { closedOn: '2025-01-10', because: 'moved-away' });

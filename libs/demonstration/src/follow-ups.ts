import { chance } from './chance.js';
import { at, type Step } from './step.js';

/** From this day on providers record whom they asked. */
const FOLLOWED_FROM = '2026-09-01';
const UNEXPLAINED: readonly string[] = ['N', 'O'];

interface Mark {
  readonly pupilId: string;
  readonly placementId: string;
  readonly code: string;
}

interface Register {
  readonly providerId: string;
  readonly date: string;
  readonly session: string;
  readonly marks: readonly Mark[];
}

/** Whom the provider asked, on the day on which the register came in, why a child was not there. */
export function followUpSteps(registers: readonly Step[]): Step[] {
  const luck = chance(8091);
  return registers.filter(isFirst).flatMap((step) => {
    const { marks, ...taken } = step.command.data as Register;
    const followedUpOn = step.at.slice(0, 10);
    return marks
      .filter(({ code }) => UNEXPLAINED.includes(code) && luck.happens(0.9))
      .map(({ pupilId, placementId }): Step => ({
        ...step,
        at: at(followedUpOn, '15:44'),
        command: {
          type: 'FollowUpAbsence',
          data: {
            ...{ ...taken, pupilId, placementId, followedUpOn },
            contact: luck.pick(['phone', 'phone', 'message', 'school']),
            outcome: luck.pick(['reason-given', 'reason-given', 'no-answer']),
          },
        },
      }));
  });
}

const isFirst = ({ at: sent, reason }: Step): boolean =>
  sent.slice(0, 10) >= FOLLOWED_FROM && reason === undefined;

import { type DataOf, type Decided, holdsAlready, type PersonalClass } from '@ledger/kernel';
import type { ErasureCommand } from './erasure.commands.js';
import { ErasingGround, type ErasureEvent, KeepingGround } from './erasure.events.js';
import { refuse } from './erasure.refusals.js';
import type { Decision, Erasure, Request } from './erasure.state.js';

type Asked = DataOf<ErasureCommand, 'DecideErasure'>;

/** What two people decided of a request; decided otherwise, it needs another request. */
export function decideErasure(state: Erasure, asked: Asked): Decided<ErasureEvent>[] {
  const { pupilId, requestedOn, decidedOn } = asked;
  const request = state.requests.get(requestedOn);
  if (!request) throw refuse('erasure-not-requested', { requestedOn }, 'requestedOn');
  const data: Decision = { ...asked, classes: [...goingBy(asked, request)] };
  const { decision } = request;
  if (decision && holdsAlready(decision, data)) return [];
  if (decision)
    throw refuse('erasure-already-decided', { requestedOn, decidedOn: decision.decidedOn });
  mustBeLawful(asked);
  return [{ type: 'ErasureDecided', data, effectiveOn: decidedOn, pupilId }];
}

function mustBeLawful({ requestedOn, decidedOn, deciders, outcome, ground }: Asked): void {
  if (decidedOn < requestedOn) {
    const detail = { requestedOn, decidedOn };
    throw refuse('erasure-decided-before-it-was-requested', detail, 'decidedOn');
  }
  if (deciders[0] === deciders[1]) throw refuse('erasure-needs-two-people', {}, 'deciders');
  const grounds: readonly string[] = (outcome === 'granted' ? ErasingGround : KeepingGround)
    .options;
  if (grounds.includes(ground)) return;
  const allowed = grounds.join(', ');
  throw refuse('erasure-ground-of-another-outcome', { ground, outcome, allowed }, 'ground');
}

/** Refused, nothing goes; granted, all that was asked for; limited, the part that is named. */
function goingBy(
  { outcome, classes }: Asked,
  { asked }: Pick<Request, 'asked'>,
): readonly PersonalClass[] {
  if (outcome === 'limited' && isPart(classes, asked.classes)) return classes;
  if (outcome === 'limited' || classes)
    throw refuse('erasure-classes-of-another-outcome', {}, 'classes');
  return outcome === 'granted' ? asked.classes : [];
}

const isPart = (
  part: readonly PersonalClass[] | undefined,
  whole: readonly PersonalClass[],
): part is readonly PersonalClass[] =>
  part !== undefined &&
  part.every((each) => whole.includes(each)) &&
  whole.some((each) => !part.includes(each));

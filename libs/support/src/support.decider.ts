import {
  type Decided,
  type Decider,
  given,
  holdsAlready,
  overlaid,
  type PersonalPart,
} from '@ledger/kernel';
import { SupportCommand } from './support.commands.js';
import { SupportEvent } from './support.events.js';
import type { SupportNarrative } from './support.personal.js';
import { refuse } from './support.refusals.js';
import {
  beganOn,
  evolveSupport,
  type Support,
  type SupportDetails,
  type SupportEnd,
  type SupportKind,
  type Supports,
} from './support.state.js';

type Events = Decided<SupportEvent>[];

/** Support before and beside provision, and absences for health, of one child. */
export const support: Decider<Supports, SupportCommand, SupportEvent> = {
  category: 'support',
  events: SupportEvent,
  commands: SupportCommand,
  initial: new Map(),
  evolve: evolveSupport,

  decide: {
    RecordPreApSupport: (state, { pupilId, words = {}, ...details }) =>
      told(state, 'pre-ap', { pupilId, words, details }),
    EndPreApSupport: (state, said) => ended(state, 'pre-ap', said),
    CommissionInSchoolSupport: (state, { pupilId, words = {}, ...details }) =>
      told(state, 'in-school', { pupilId, words, details }),
    EndInSchoolSupport: (state, said) => ended(state, 'in-school', said),
    NotifyHealthAbsence: (state, { pupilId, words = {}, ...details }) =>
      told(state, 'health-absence', { pupilId, words, details }),
    EndHealthAbsence: (state, said) => ended(state, 'health-absence', said),
  },
};

const names = {
  'pre-ap': {
    what: 'support before a referral',
    first: 'PreApSupportRecorded',
    again: 'PreApSupportCorrected',
    ended: 'PreApSupportEnded',
  },
  'in-school': {
    what: 'support in school',
    first: 'InSchoolSupportCommissioned',
    again: 'InSchoolSupportCorrected',
    ended: 'InSchoolSupportEnded',
  },
  'health-absence': {
    what: 'absence for health',
    first: 'HealthAbsenceNotified',
    again: 'HealthAbsenceCorrected',
    ended: 'HealthAbsenceEnded',
  },
} as const;

interface Said {
  readonly pupilId: string;
  readonly words: SupportNarrative;
  readonly details: SupportDetails;
}

function told(state: Supports, kind: SupportKind, { pupilId, words, details }: Said): Events {
  const known = knownAs(state, kind, details.supportId);
  const now = known ? overlaid<SupportDetails>(known.details, details) : given(details);
  const personal = wordsIn(pupilId, words, known?.words ?? {});
  const about = { data: now, effectiveOn: effectiveOn(now), pupilId, personal };
  if (!known) return [event(names[kind].first, about)];
  if (holdsAlready<SupportDetails>(known.details, now) && personal.length === 0) return [];
  if (known.end) mustEndAfter(now, known.end, 'startsOn');
  return [event(names[kind].again, { ...about, corrects: known.stated.eventId })];
}

function ended(
  state: Supports,
  kind: SupportKind,
  { pupilId, ...said }: SupportEnd & { readonly pupilId: string },
): Events {
  const known = knownAs(state, kind, said.supportId);
  if (!known) throw refuse('support-not-recorded', { kind: names[kind].what }, 'supportId');
  const { stated, ...before } = known.end ?? { stated: undefined };
  const end = overlaid<Partial<SupportEnd>>(before, said) as SupportEnd;
  if (stated && holdsAlready<Partial<SupportEnd>>(before, end)) return [];
  mustEndAfter(known.details, end, 'endedOn');
  const corrects = stated ? { corrects: stated.eventId } : {};
  const about = { data: end, effectiveOn: end.endedOn, pupilId, ...corrects };
  return [event(names[kind].ended, about)];
}

function knownAs(state: Supports, kind: SupportKind, supportId: string): Support | undefined {
  const known = state.get(supportId);
  if (!known || known.kind === kind) return known;
  const what = { known: names[known.kind].what, kind: names[kind].what };
  throw refuse('support-of-another-kind', what, 'supportId');
}

function mustEndAfter(details: SupportDetails, { endedOn }: SupportEnd, field: string): void {
  const startsOn = beganOn(details);
  if (endedOn < startsOn)
    throw refuse('support-ends-before-it-starts', { startsOn, endedOn }, field);
}

// The table of names says which data goes with which event.
const event = (type: SupportEvent['type'], about: Omit<Decided<SupportEvent>, 'type'>) =>
  ({ type, ...about }) as Decided<SupportEvent>;

const effectiveOn = (details: SupportDetails): string =>
  'notifiedOn' in details ? details.notifiedOn : details.startsOn;

// A part holds the whole of its class, so that the latest one says all there is to say.
function wordsIn(pupilId: string, said: SupportNarrative, known: SupportNarrative): PersonalPart[] {
  if (holdsAlready(known, said)) return [];
  const values = overlaid(known, said) as PersonalPart['values'];
  return [{ pupilId, class: 'narrative', values }];
}

import {
  type DataOf,
  type Decider,
  type EventFacts,
  personalValues,
  type Stated,
  statedBy,
} from '@ledger/kernel';
import type { SupportCommand } from './support.commands.js';
import type { SupportEvent } from './support.events.js';
import type { SupportNarrative } from './support.personal.js';

export type SupportKind = 'pre-ap' | 'in-school' | 'health-absence';

export type SupportDetails =
  | DataOf<SupportEvent, 'PreApSupportRecorded'>
  | DataOf<SupportEvent, 'InSchoolSupportCommissioned'>
  | DataOf<SupportEvent, 'HealthAbsenceNotified'>;
export type SupportEnd = DataOf<SupportEvent, 'InSchoolSupportEnded'>;

/** One support or absence as last known. */
export interface Support {
  readonly kind: SupportKind;
  readonly details: SupportDetails;
  readonly words: SupportNarrative;
  readonly stated: Stated;
  readonly end?: SupportEnd & { readonly stated: Stated };
}

/** All that is known of one child, by id. */
export type Supports = ReadonlyMap<string, Support>;

type Evolve = Decider<Supports, SupportCommand, SupportEvent>['evolve'];

export const evolveSupport: Evolve = {
  PreApSupportRecorded: told('pre-ap'),
  PreApSupportCorrected: told('pre-ap'),
  PreApSupportEnded: ended,
  InSchoolSupportCommissioned: told('in-school'),
  InSchoolSupportCorrected: told('in-school'),
  InSchoolSupportEnded: ended,
  HealthAbsenceNotified: told('health-absence'),
  HealthAbsenceCorrected: told('health-absence'),
  HealthAbsenceEnded: ended,
};

function told(kind: SupportKind) {
  return (state: Supports, details: SupportDetails, facts: EventFacts): Supports => {
    const known = state.get(details.supportId);
    const said = personalValues(facts.personal, 'narrative') as SupportNarrative;
    const words = { ...known?.words, ...said };
    const now = { ...known, kind, details, words, stated: statedBy(facts) };
    return new Map(state).set(details.supportId, now);
  };
}

function ended(state: Supports, end: SupportEnd, facts: EventFacts): Supports {
  const known = state.get(end.supportId);
  if (!known) return state;
  const now = { ...known, end: { ...end, stated: statedBy(facts) } };
  return new Map(state).set(end.supportId, now);
}

/** The day on which it began. */
export const beganOn = (details: SupportDetails): string =>
  'absentFrom' in details ? details.absentFrom : details.startsOn;

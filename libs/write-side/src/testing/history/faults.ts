import { improvementPlan } from '@ledger/improvement-plan';
import type { Message } from '@ledger/kernel';
import { legsOf, type Leg, provision, type Provision } from '@ledger/provision';
import { ownerOf as teamOf, ownerOn, referral } from '@ledger/referral';
import type { WritePorts } from '../../contract.js';
import { loadStates } from '../../load.js';
import { planId, pupils, referrals } from './cast.js';

type Ports = Pick<WritePorts, 'log' | 'vault'>;
type Dates = readonly string[];

const dayMs = 86_400_000;
const weekday = (date: string) => new Date(date).getUTCDay() - 1;
const dates: Dates = Array.from({ length: 42 }, (_, day) =>
  new Date(Date.UTC(2025, 8, 1) + day * dayMs).toISOString().slice(0, 10),
);

// The slow and obvious way, without the library that the rules use.
function patternOn(leg: Leg, date: string): string {
  const { terms } = leg;
  const varied = leg.variations.filter(({ from }) => from <= date);
  const of = (name: 'pattern' | 'plannedEndOn') =>
    varied.findLast((each) => each[name] !== undefined)?.[name] ?? terms[name];
  const last = leg.end?.endedOn ?? of('plannedEndOn') ?? date;
  return isThere(leg, { date, last }) ? (of('pattern') ?? terms.pattern) : '0000000000';
}

const isThere = (leg: Leg, { date, last }: { date: string; last: string }) =>
  !leg.notArrived && firstDay(leg) <= date && date <= last && !isPaused(leg, date);

const isPaused = ({ pauses }: Leg, date: string) =>
  pauses.some(({ from, to }) => from <= date && (to === null || date < to));

const firstDay = ({ start, terms }: Leg) => start?.on ?? terms.startsOn;

/** The sessions that two placements hold, neither of them joint. */
function heldTwice(state: Provision): readonly string[] {
  const rivals = legsOf(state).filter(({ terms }) => !terms.joint);
  return dates.filter(isWeekday).flatMap((date) =>
    [0, 1]
      .filter((half) => {
        const at = 2 * weekday(date) + half;
        return rivals.filter((leg) => patternOn(leg, date)[at] === '1').length > 1;
      })
      .map((half) => `${date} ${half === 0 ? 'AM' : 'PM'} is held twice`),
  );
}

/** What is wrong with the record as it stands; empty when every rule holds. */
export async function faultsIn(ports: Ports, added: ReadonlySet<string>): Promise<string[]> {
  const provisions = await loadStates(
    ports,
    provision,
    pupils.map((id) => `provision-${id}`),
  );
  const cases = await loadStates(
    ports,
    referral,
    referrals.map((id) => `referral-${id}`),
  );
  const stream = `improvement-plan-${planId}`;
  const plan = (await loadStates(ports, improvementPlan, [stream])).get(stream)?.state;
  const unowned = [...cases.values()].flatMap(({ state }) => {
    if (!state) return [];
    const { submittedOn } = state.details;
    const days = dates.filter((date) => date >= submittedOn && !ownerOn(state, date));
    return [...days, ...(teamOf(state) ? [] : ['now'])].map((day) => `unowned on ${day}`);
  });
  return [
    ...[...provisions.values()].flatMap(({ state }) => heldTwice(state)),
    ...unowned,
    ...[...added].filter((ref) => !plan?.actions.has(ref)).map((ref) => `action ${ref} is lost`),
  ];
}

/** Why a mark that was just recorded is outside every session of its placement. */
export async function markOutside(ports: Ports, { type, data }: Message): Promise<string[]> {
  if (!type.startsWith('Attendance')) return [];
  const { placementId = '', pupilId, date = '' } = data as Record<string, string>;
  const stream = `provision-${pupilId}`;
  const leg = (await loadStates(ports, provision, [stream])).get(stream)?.state.legs[placementId];
  return leg && mayHold(leg, date) ? [] : [`a mark outside on ${date}`];
}

const mayHold = (leg: Leg, date: string) =>
  firstDay(leg) <= date && date <= (leg.end?.endedOn ?? date) && isWeekday(date);

const isWeekday = (date: string) => weekday(date) >= 0 && weekday(date) < 5;

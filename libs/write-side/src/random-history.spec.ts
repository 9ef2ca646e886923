import { memoryLog } from '@ledger/event-log';
import { type Message, Refusal } from '@ledger/kernel';
import { counted, noteControl, randomly, times } from '@ledger/kernel/testing';
import { provision, registerFactsOf } from '@ledger/provision';
import { referral, referralFactsOf } from '@ledger/referral';
import { memoryVault } from '@ledger/vault';
import fc from 'fast-check';
import { aggregates, type Recorder, recorderOf } from './aggregates.js';
import type { WritePorts } from './contract.js';
import { loadStates } from './load.js';
import { metaOf } from './testing/asked.js';
import { anyTurn } from './testing/history/any-turn.js';
import type { Turn } from './testing/history/cast.js';
import { faultsIn, markOutside } from './testing/history/faults.js';
import { legalSteps } from './testing/history/legal-steps.js';

const COMMANDS = 60;
const HISTORIES = times(15, 10_000);
/** One in five shows the fault: none in so many is not chance. */
const CONTROLS = 100;

const history = fc.array(anyTurn, { minLength: COMMANDS, maxLength: COMMANDS });

function emptyLog(): WritePorts {
  const log = memoryLog({ simulated: true });
  const clock = () => '2025-10-20T09:00:00.000000Z';
  return { log, vault: memoryVault({ logId: () => log.logId }), clock };
}

type Data = Record<string, unknown>;
type Reading = (ports: WritePorts, data: Data) => Promise<Data | null>;

/** What is read for a command from other streams, as its door would; null: there is nothing. */
const readings: Readonly<Record<string, Reading>> = {
  async PutReferralOnAgenda(ports, data) {
    const stream = `referral-${String(data['referralId'])}`;
    const state = (await loadStates(ports, referral, [stream])).get(stream)?.state;
    return state ? { ...data, referral: referralFactsOf(state) } : null;
  },
  async MarkAttendance(ports, data) {
    const [mark] = data['marks'] as { pupilId: string; placementId: string }[];
    const stream = `provision-${mark?.pupilId}`;
    const state = (await loadStates(ports, provision, [stream])).get(stream)?.state;
    const leg = state?.legs[mark?.placementId ?? ''];
    return leg ? { ...data, marks: [{ ...mark, placement: registerFactsOf(leg) }] } : null;
  },
};

async function withFacts(ports: WritePorts, { type, data }: Message): Promise<Message | null> {
  const read = readings[type];
  if (!read) return { type, data };
  const known = await read(ports, data as Data);
  return known && { type, data: known };
}

/** The events of the command; none when a rule refuses it or it holds already. */
async function recorded(
  ports: WritePorts,
  turn: Turn,
  recorders: readonly Recorder[],
): Promise<readonly Message[]> {
  const recorder = recorders.find(({ category }) => category === turn.category);
  const command = await withFacts(ports, turn.command);
  if (!recorder || !command) return [];
  const streamId = `${turn.category}-${turn.id}`;
  const meta = metaOf({ correctionReason: 'It was told otherwise' });
  const answer = await recorder.record(ports, { streamId, command, meta }).catch((error) => {
    if (error instanceof Refusal) return null;
    throw error;
  });
  return answer?.outcome === 'recorded' ? answer.events : [];
}

/** Plays the history on an empty log. @returns the first faults, and what was recorded */
async function played(turns: readonly Turn[], recorders = aggregates) {
  const ports = emptyLog();
  const added = new Set<string>();
  const judged = legalSteps();
  const types: string[] = [];
  const seenIn = async (turn: Turn, event: Message) => {
    types.push(event.type);
    if (event.type === 'ActionAdded') added.add((event.data as { actionRef: string }).actionRef);
    const steps = judged(`${turn.category}-${turn.id}`, event);
    return [...steps, ...(await markOutside(ports, event))];
  };
  const faults: string[] = [];
  for (const turn of turns) {
    const events = await recorded(ports, turn, recorders);
    for (const event of events) faults.push(...(await seenIn(turn, event)));
    if (events.length > 0) faults.push(...(await faultsIn(ports, added)));
    if (faults.length > 0) break;
  }
  return { faults, types, ports };
}

/** The rule that is left out: no placement is looked at beside the child's others. */
const blindToOthers = recorderOf({
  ...provision,
  decide: {
    ...provision.decide,
    OrderPlacement: (_, order, facts) =>
      provision.decide.OrderPlacement(provision.initial, order, facts),
  },
});

/** The rule that is left out: a referral falls to a team from the first day. */
const ownedByNobody = recorderOf({
  ...referral,
  decide: {
    ...referral.decide,
    SubmitReferral: (state, submission, facts) =>
      referral.decide
        .SubmitReferral(state, submission, facts)
        .map((event) =>
          event.type === 'ReferralSubmitted'
            ? { ...event, data: { ...event.data, team: '' } }
            : event,
        ),
  },
});

describe('a random history of sixty commands across aggregates', () => {
  it('never breaks a rule: no session held twice, no mark outside, no action lost, no case unowned', async () => {
    const seen = new Set<string>();
    const what = 'sixty random commands across aggregates, every rule looked at after each';
    await counted({ id: 'random-history', what }, async () => {
      let count = 0;
      await fc.assert(
        fc.asyncProperty(history, async (turns) => {
          const { faults, types } = await played(turns);
          expect(faults).toEqual([]);
          count += 1;
          for (const type of types) seen.add(type);
        }),
        randomly(HISTORIES),
      );
      return { count, lost: 0, doubled: 0 };
    });
    // It tells little unless what it watches over happens.
    for (const type of ['PlacementOrdered', 'AttendanceMarked', 'ActionAdded', 'ReferralSubmitted'])
      expect(seen).toContain(type);
    expect(seen.size).toBeGreaterThan(15);
  });

  // The controls: the same histories, with one rule left out of its decider.
  it.each([
    ['a session held twice', blindToOthers, /is held twice$/],
    ['a referral without an owner', ownedByNobody, /^unowned on/],
  ])('is seen to have %s where the decider lets it be', async (what, broken, fault) => {
    const others = aggregates.filter(({ category }) => category !== broken.category);
    let seenIn = 0;
    for (const [index, turns] of fc.sample(history, randomly(CONTROLS)).entries()) {
      const { faults } = await played(turns, [broken, ...others]);
      if (!faults.some((each) => fault.test(each))) continue;
      seenIn = index + 1;
      break;
    }
    expect(seenIn).toBeGreaterThan(0);
    noteControl('random-history', `${what}: seen in history ${seenIn}, where the rule is left out`);
  });

  // One more: the same looks at a log in which each rule was broken behind the deciders' backs.
  it('is seen to break a rule where events are written past the deciders', async () => {
    const { ports } = await played([]);
    const judged = legalSteps();
    const outside = { type: 'AttendanceMarked', data: { placementId: 'none', date: '2025-09-06' } };
    const faults = [
      ...(await faultsIn(ports, new Set(['1.1']))),
      ...(await markOutside(ports, outside)),
      ...judged('provision-x', { type: 'PlacementStarted', data: { placementId: 'none' } }),
    ];
    expect(faults).toHaveLength(3);
    noteControl('random-history', `${faults.length} of 3 broken rules were found`);
  });
});

import { randomly } from '@ledger/kernel/testing';
import { decide, evolve, Refusal } from '@ledger/kernel';
import fc from 'fast-check';
import { ProvisionCommand } from './provision.commands.js';
import { provision } from './provision.decider.js';
import { ProvisionEvent } from './provision.events.js';
import { type Leg, legsOf, type Provision } from './provision.legs.js';
import { provisionRefusals } from './provision.refusals.js';
import { anyCommand } from './testing/any-command.js';
import { order, pause, vary } from './testing/package.js';
import { datesOf, holds, patternHeld, sessionsOf } from './testing/plain-week.js';

// The last dates are far beyond any planned end: there only open placements are left.
const dates = [...datesOf('2025-08-31', '2025-10-12'), ...datesOf('2026-06-01', '2026-06-07')];
const facts = { today: '2025-12-07' };
const underWay = [
  order({ startsOn: '2025-09-01' }),
  vary({ from: '2025-09-15', pattern: '1000000000' }),
  pause({ from: '2025-09-22' }),
];
const anyHistory = fc.array(anyCommand, { minLength: 1, maxLength: 25 });
// Half of them begin with a placement that is varied and paused, or else little can be put right.
const history = fc
  .tuple(fc.boolean(), anyHistory)
  .map(([isUnderWay, commands]) => (isUnderWay ? [...underWay, ...commands] : commands));

/** What the command records, or the refusal. */
function asked(state: Provision, command: ProvisionCommand) {
  try {
    return decide(provision, state, { command, facts });
  } catch (thrown) {
    if (thrown instanceof Refusal) return thrown;
    throw thrown;
  }
}

const placementIn = (command: ProvisionCommand | undefined) =>
  command && 'placementId' in command.data ? command.data.placementId : undefined;

interface Step {
  readonly command: ProvisionCommand;
  readonly before: Provision;
  readonly after: Provision;
  readonly events: readonly ProvisionEvent[];
}

/** What is wrong with the sessions of the date and of its week. */
function faultOn(state: Provision, date: string): string | null {
  const legs = legsOf(state);
  const rivals = legs.filter(({ terms }) => !terms.joint);
  for (const half of ['AM', 'PM'] as const)
    if (rivals.filter((leg) => holds(leg, date, half)).length > 1) return `${date} ${half} twice`;
  const week = legs.reduce((sum, leg) => sum + sessionsOf(patternHeld(leg, date)), 0);
  return week > 10 ? `${week} sessions in the week of ${date}` : null;
}

/** Runs the commands; `see` sees each that was not refused, with the states around it. */
function play(commands: readonly ProvisionCommand[], see: (step: Step) => void) {
  let ids = 0;
  let state = provision.initial;
  for (const command of commands) {
    const before = state;
    const events = asked(before, command);
    if (events instanceof Refusal) continue;
    for (const event of events)
      state = evolve(provision, state, {
        ...event,
        eventId: `event-${(ids += 1)}`,
        authority: '801',
        personal: event.personal ?? [],
      });
    see({ command, before, after: state, events });
  }
}

describe('any history of one child', () => {
  it('never has a session held by two placements of which none is joint, nor eleven in a week', () => {
    fc.assert(
      fc.property(history, (commands) =>
        play(commands, ({ after }) => {
          for (const date of dates) expect(faultOn(after, date)).toBeNull();
        }),
      ),
      randomly(150),
    );
  });

  it('refuses nothing that leaves every session to one placement', () => {
    const held = ['session-already-held', 'more-than-ten-sessions'];
    fc.assert(
      fc.property(history, (commands) => {
        const alone = commands.map((command) => ({
          ...command,
          data: { ...command.data, placementId: placementIn(commands[0]) },
        })) as ProvisionCommand[];
        play(alone, ({ after }) =>
          alone.forEach((command) => {
            const answer = asked(after, command);
            if (answer instanceof Refusal) expect(held).not.toContain(answer.code);
          }),
        );
      }),
      randomly(50),
    );
  });

  it('records nothing when a command is repeated', () => {
    fc.assert(
      fc.property(history, (commands) =>
        play(commands, ({ command, after }) => expect(asked(after, command)).toEqual([])),
      ),
      randomly(100),
    );
  });

  it('is never altered before the date of a variation', () => {
    fc.assert(
      fc.property(history, (commands) =>
        play(commands, ({ command, before, after }) => {
          if (command.type !== 'VaryPackage') return;
          const { placementId, from } = command.data;
          const weekOf = (state: Provision, date: string) =>
            patternHeld(state.legs[placementId] as Leg, date);
          for (const date of dates.filter((each) => each < from))
            expect(weekOf(after, date)).toBe(weekOf(before, date));
        }),
      ),
      randomly(150),
    );
  });

  it('reads back as written, and every refusal has its sentence', () => {
    fc.assert(
      fc.property(history, (commands) => {
        play(commands, ({ command, events }) => {
          expect(ProvisionCommand.parse(command)).toEqual(command);
          for (const { type, data } of events)
            expect(ProvisionEvent.parse(JSON.parse(JSON.stringify({ type, data })))).toEqual({
              type,
              data,
            });
        });
        for (const command of commands) {
          const answer = asked(provision.initial, command);
          if (answer instanceof Refusal) expect(provisionRefusals).toHaveProperty(answer.code);
        }
      }),
      randomly(100),
    );
  });
});

describe('the random histories', () => {
  it('record every kind of event and meet every refusal that they can', () => {
    const types = new Set<string>();
    const codes = new Set<string>();
    for (const commands of fc.sample(history, { numRuns: 400, seed: 7 })) {
      play(commands, ({ after, events }) => {
        events.forEach(({ type }) => types.add(type));
        for (const command of commands) {
          const answer = asked(after, command);
          if (answer instanceof Refusal) codes.add(answer.code);
        }
      });
    }
    expect([...types].sort()).toEqual([
      'NotArrived',
      'PackageVaried',
      'PauseCorrected',
      'PauseWithdrawn',
      'PlacementCorrected',
      'PlacementEnded',
      'PlacementOrdered',
      'PlacementPaused',
      'PlacementResumed',
      'PlacementStarted',
      'VariationWithdrawn',
    ]);
    const never = ['placement-moved-to-another-pupil', 'placement-moved-to-another-provider'];
    const rare = ['price-missing', 'rate-without-basis', 'nothing-varied', 'pauses-overlap'];
    const ofPackages = [
      ...['exit-before-the-package', 'still-to-come', 'placement-not-for-an-exclusion'],
      ...['sub-provider-missing', 'subcontract-with-itself', 'subcontract-before-the-start'],
      'conversion-before-the-start',
    ];
    const others = [...codes].filter((code) => !rare.includes(code));
    expect([...others, ...never, ...rare, ...ofPackages].sort()).toEqual(
      Object.keys(provisionRefusals).sort(),
    );
  });
});

import { decide, type Decided, evolve, Refusal } from '@ledger/kernel';
import { randomly, spec } from '@ledger/kernel/testing';
import fc from 'fast-check';
import type { ExclusionCommand } from './exclusion.commands.js';
import { exclusion } from './exclusion.decider.js';
import type { ExclusionEvent } from './exclusion.events.js';
import { legalSteps, statusOf } from './exclusion.outcomes.js';
import { exclusionRefusals } from './exclusion.refusals.js';
import type { Exclusions } from './exclusion.state.js';
import {
  exclude,
  excluded,
  exclusionId,
  otherId,
  pupilId,
  reinstate,
  rescind,
  review,
  suspend,
  suspended,
  uphold,
} from './testing/exclusions.js';

const { given } = spec(exclusion);

const on = (effectiveOn: string) => ({ effectiveOn, pupilId });
const rescinded: Decided<ExclusionEvent> = {
  type: 'PermanentExclusionRescinded',
  data: { exclusionId, rescindedOn: '2025-11-19' },
  ...on('2025-11-19'),
};
const upheld: Decided<ExclusionEvent> = {
  type: 'UpheldByGovernors',
  data: { exclusionId, upheldOn: '2025-11-28' },
  ...on('2025-11-28'),
};
const reinstated: Decided<ExclusionEvent> = {
  type: 'ReinstatedByGovernors',
  data: { exclusionId, reinstatedOn: '2025-12-01' },
  ...on('2025-12-01'),
};
const quashed: Decided<ExclusionEvent> = {
  type: 'IrpOutcomeRecorded',
  data: { exclusionId, outcome: 'quashed', decidedOn: '2026-01-12' },
  ...on('2026-01-12'),
};

const each = [
  ['rescinding it', rescind('2025-11-19'), rescinded],
  ['upholding it', uphold('2025-11-28'), upheld],
  ['reinstating the child', reinstate('2025-12-01'), reinstated],
  ['the review of a panel', review('quashed', '2026-01-12'), quashed],
] as const;

describe.each(each)('an outcome: %s', (_, command, event) => {
  it('is recorded from its date', () => {
    given(excluded).when(command).thenRecorded(event);
  });

  it('is recorded once', () => {
    given(excluded, event).when(command).thenNothing();
  });

  it('is put right where the date differs', () => {
    const early = { ...event, data: { ...event.data } } as Decided<ExclusionEvent>;
    const dates = ['rescindedOn', 'upheldOn', 'reinstatedOn', 'decidedOn'] as const;
    for (const date of dates)
      if (date in early.data) Object.assign(early.data, { [date]: '2025-11-12' });
    given(excluded, early)
      .when(command)
      .thenRecorded({ ...event, corrects: 'event-2' });
  });

  it('is refused for what is not recorded, and before the exclusion', () => {
    given().when(command).thenRefused('exclusion-not-recorded');
    const later = { ...excluded, data: { ...excluded.data, startsOn: '2026-02-02' } };
    given(later).when(command).thenRefused('outcome-before-the-exclusion');
  });
});

describe('the steps of outcomes', () => {
  it('lead from the governors to the panel and back', () => {
    given(excluded, upheld).when(review('quashed', '2026-01-12')).thenRecorded(quashed);
    given(excluded, upheld, quashed)
      .when(reinstate('2026-01-20'))
      .thenRecorded({
        ...reinstated,
        data: { exclusionId, reinstatedOn: '2026-01-20' },
        ...on('2026-01-20'),
      });
  });

  it('say nothing new where an earlier one is told again', () => {
    given(excluded, upheld, quashed).when(uphold('2025-11-28')).thenNothing();
  });

  it('are refused where they are no step, or out of order', () => {
    given(excluded, rescinded).when(uphold('2025-11-28')).thenRefused('outcome-not-a-legal-step');
    given(excluded, upheld).when(rescind('2025-12-01')).thenRefused('outcome-not-a-legal-step');
    given(excluded, upheld, quashed)
      .when(uphold('2026-01-11'))
      .thenRefused('outcome-before-the-one-before');
  });

  it('of a suspension lead to no panel', () => {
    given(suspended).when(review('upheld', '2026-01-12')).thenRefused('review-of-a-suspension');
    given(suspended)
      .when(rescind('2025-11-06'))
      .thenRecorded({
        type: 'SuspensionRescinded',
        data: { exclusionId, rescindedOn: '2025-11-06' },
        ...on('2025-11-06'),
      });
  });

  it('may be told together with the exclusion, once', () => {
    const together = exclude({ outcome: 'upheld', outcomeOn: '2025-11-28' });
    given().when(together).thenRecorded(excluded, upheld);
    given(excluded, upheld).when(together).thenNothing();
    given(excluded, upheld)
      .when(exclude({ outcome: 'upheld' }))
      .thenNothing();
    given(excluded, rescinded).when(exclude()).thenNothing();
  });

  it('are of today where no date is told', () => {
    given(excluded)
      .when(exclude({ outcome: 'reinstated' }))
      .thenRecorded({
        ...reinstated,
        data: { exclusionId, reinstatedOn: '2026-01-15' },
        ...on('2026-01-15'),
      });
  });

  it('keep the exclusion from moving after them', () => {
    given(excluded, rescinded)
      .when(exclude({ startsOn: '2025-11-20', nextSchoolDay: '2025-11-21' }))
      .thenRefused('outcome-before-the-exclusion');
  });
});

describe('any history of exclusions', () => {
  const facts = { today: '2026-01-15' };
  const date = fc.constantFrom('2025-11-05', '2025-11-07', '2025-11-19', '2026-01-12');
  const id = fc.constantFrom(exclusionId, otherId);
  const outcome = fc.constantFrom(...legalSteps.standing);
  const whole = fc.record(
    { exclusionId: id, startsOn: date, endsOn: date, outcome, outcomeOn: date },
    { requiredKeys: ['exclusionId', 'startsOn'] },
  );
  const anyCommand: fc.Arbitrary<ExclusionCommand> = fc.oneof(
    whole.map(suspend),
    whole.map(exclude),
    fc
      .tuple(
        id,
        fc.oneof(
          ...[rescind, uphold, reinstate].map((ask) => date.map(ask)),
          fc
            .tuple(fc.constantFrom('upheld', 'recommended', 'quashed'), date)
            .map(([said, when]) => review(said as 'upheld', when)),
        ),
      )
      .map(
        ([of, { type, data }]) =>
          ({ type, data: { ...data, exclusionId: of } }) as ExclusionCommand,
      ),
  );

  function asked(state: Exclusions, command: ExclusionCommand) {
    try {
      return decide(exclusion, state, { command, facts });
    } catch (thrown) {
      if (thrown instanceof Refusal) return thrown;
      throw thrown;
    }
  }

  it('moves by legal steps in the order of dates, and records nothing twice', () => {
    fc.assert(
      fc.property(fc.array(anyCommand, { maxLength: 40 }), (commands) => {
        let state = exclusion.initial;
        for (const command of commands) {
          const events = asked(state, command);
          if (events instanceof Refusal) {
            expect(exclusionRefusals).toHaveProperty(events.code);
            continue;
          }
          events.forEach((event, at) => {
            const said = { eventId: `e${at}`, authority: '801', personal: event.personal ?? [] };
            state = evolve(exclusion, state, { ...event, ...said });
          });
          expect(asked(state, command)).toEqual([]);
          for (const { outcomes, details } of state.values()) mustBeLegal(outcomes, details);
        }
      }),
      randomly(300),
    );
  });

  function mustBeLegal(
    outcomes: readonly { outcome: string; on: string }[],
    { startsOn, endsOn }: { startsOn: string; endsOn?: string | undefined },
  ) {
    expect(endsOn === undefined || endsOn >= startsOn).toBe(true);
    outcomes.forEach(({ outcome: now, on: when }, at) => {
      const before = outcomes[at - 1];
      const status = statusOf({ outcomes: outcomes.slice(0, at) as never });
      expect(legalSteps[status]).toContain(now);
      expect(when >= (before?.on ?? startsOn)).toBe(true);
    });
  }
});

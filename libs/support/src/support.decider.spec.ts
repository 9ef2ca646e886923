import { decide, type Decided, evolve, Refusal } from '@ledger/kernel';
import { randomly, spec, stateOf } from '@ledger/kernel/testing';
import { schoolCalendar } from '@ledger/school-time';
import { bristolSchoolCalendar } from '@ledger/school-time/testing';
import fc from 'fast-check';
import type { SupportCommand } from './support.commands.js';
import { support } from './support.decider.js';
import type { SupportEvent } from './support.events.js';
import { healthDutyOf } from './support.health.js';
import { SupportNarrative } from './support.personal.js';
import { supportRefusals } from './support.refusals.js';
import { beganOn, type Supports } from './support.state.js';

const { given } = spec(support);

const pupilId = '6f1f4a52-6c1b-4b0e-9d0e-2f7a6f6b1c11';
const supportId = 'b9e0a7c4-1f0d-4b57-8c3a-0c5c2d8f7e22';
const providerId = '0d3f2b61-5a44-4f0e-9a0b-7d1f7c9e4a33';
const otherId = 'e7a9c5d3-2b6f-4c8e-9d1a-3f5b7c9e1a55';

const mentoring = {
  ...{ supportId, strategy: 'mentoring', startsOn: '2025-09-15', schoolUrn: '109345' },
  ...{ hoursHundredths: 1250, costPence: 48_000 },
};
const inSchool = {
  ...{ supportId, providerId, schoolUrn: '109345', startsOn: '2025-09-15' },
  ...{ sessions: 12, lot: '3' },
};
const away = {
  ...{ supportId, schoolUrn: '109345', absentFrom: '2025-11-10', notifiedOn: '2025-11-24' },
};
const views = { childView: 'I like it', provider: 'The boxing club' };
const narrative = (values: object) => ({
  pupilId,
  class: 'narrative' as const,
  values: values as Record<string, string>,
});

const without = (values: object, name: string) =>
  Object.fromEntries(Object.entries(values).filter(([each]) => each !== name));

const cases = [
  {
    kind: 'support before a referral',
    record: { type: 'RecordPreApSupport', data: { pupilId, ...mentoring } },
    recorded: { type: 'PreApSupportRecorded', data: mentoring, effectiveOn: '2025-09-15' },
    change: { costPence: 50_000 },
    corrected: 'PreApSupportCorrected',
    end: { type: 'EndPreApSupport', data: { pupilId, supportId, endedOn: '2025-12-05' } },
    ended: 'PreApSupportEnded',
  },
  {
    kind: 'support in school',
    record: { type: 'CommissionInSchoolSupport', data: { pupilId, ...inSchool } },
    recorded: { type: 'InSchoolSupportCommissioned', data: inSchool, effectiveOn: '2025-09-15' },
    change: { sessions: 20 },
    corrected: 'InSchoolSupportCorrected',
    end: {
      type: 'EndInSchoolSupport',
      data: { pupilId, supportId, endedOn: '2025-12-05', sessionsDelivered: 9 },
    },
    ended: 'InSchoolSupportEnded',
  },
  {
    kind: 'an absence for health',
    record: { type: 'NotifyHealthAbsence', data: { pupilId, ...away } },
    recorded: { type: 'HealthAbsenceNotified', data: away, effectiveOn: '2025-11-24' },
    change: { expectedDays: 30 },
    corrected: 'HealthAbsenceCorrected',
    end: { type: 'EndHealthAbsence', data: { pupilId, supportId, endedOn: '2025-12-05' } },
    ended: 'HealthAbsenceEnded',
  },
] as const;

describe.each(cases)('$kind', ({ record, recorded, change, corrected, end, ended }) => {
  const ask = (more: object = {}) =>
    ({ type: record.type, data: { ...record.data, ...more } }) as SupportCommand;
  const first = { ...recorded, pupilId, personal: [] } as Decided<SupportEvent>;
  const endData = without(end.data, 'pupilId');
  const over = { type: ended, data: endData, effectiveOn: '2025-12-05', pupilId };
  const last = over as Decided<SupportEvent>;

  it('is recorded, words sealed', () => {
    given().when(ask()).thenRecorded(first);
    given()
      .when(ask({ words: views }))
      .thenRecorded({ ...first, personal: [narrative(views)] });
  });

  it('is recorded once', () => {
    given(first).when(ask()).thenNothing();
    given({ ...first, personal: [narrative(views)] })
      .when(ask({ words: { childView: 'I like it' } }))
      .thenNothing();
  });

  it('is put right, in the clear and in words', () => {
    const again = { type: corrected, data: { ...recorded.data, ...change } };
    const about = { effectiveOn: recorded.effectiveOn, corrects: 'event-1', pupilId };
    given(first)
      .when(ask(change))
      .thenRecorded({ ...again, ...about, personal: [] } as Decided<SupportEvent>);
    const parentView = { parentView: 'It helps' };
    given({ ...first, personal: [narrative(views)] })
      .when(ask({ words: parentView }))
      .thenRecorded({
        ...{ type: corrected, data: recorded.data, ...about },
        personal: [narrative({ ...views, ...parentView })],
      } as Decided<SupportEvent>);
  });

  it('ends, once', () => {
    given(first).when(end).thenRecorded(last);
    given(first, last).when(end).thenNothing();
  });

  it('ends otherwise when its end is put right', () => {
    const outcome = { ...end, data: { ...end.data, outcome: 'settled' } } as SupportCommand;
    given(first, last)
      .when(outcome)
      .thenRecorded({
        ...over,
        data: { ...endData, outcome: 'settled' },
        corrects: 'event-2',
      } as Decided<SupportEvent>);
  });

  it('is refused an end before its start, and before it is recorded', () => {
    const early = { ...end, data: { ...end.data, endedOn: '2025-09-01' } } as SupportCommand;
    given(first).when(early).thenRefused('support-ends-before-it-starts');
    given().when(end).thenRefused('support-not-recorded');
  });

  it('is refused to begin after its end', () => {
    const late = { startsOn: '2026-01-05', absentFrom: '2026-01-05' };
    const began = Object.entries(late).filter(([field]) => field in record.data);
    given(first, last)
      .when(ask(Object.fromEntries(began)))
      .thenRefused('support-ends-before-it-starts');
  });
});

describe('support of one kind', () => {
  it('does not become another', () => {
    const [before, within] = cases;
    given(before.recorded).when(within.record).thenRefused('support-of-another-kind');
    given(within.recorded).when(before.end).thenRefused('support-of-another-kind');
  });

  it('in school is of lot 3 where none is said', () => {
    const data = without(inSchool, 'lot');
    const parsed = support.commands.parse({
      type: 'CommissionInSchoolSupport',
      data: { pupilId, ...data },
    });
    expect(parsed.data).toMatchObject({ lot: '3' });
  });

  it('has a sealed part that keeps every field', () => {
    const all = { ...views, parentView: 'It helps', notes: 'Weekly' };
    expect(SupportNarrative.parse(all)).toEqual(all);
  });
});

describe('the duty towards a child who is away for health', () => {
  const duty = (events: SupportEvent[], calendar = bristolSchoolCalendar) => {
    const one = stateOf(support, events).get(supportId);
    return one && healthDutyOf(one, calendar);
  };
  const notified: SupportEvent = { type: 'HealthAbsenceNotified', data: away };
  const back = (endedOn: string): SupportEvent => ({
    type: 'HealthAbsenceEnded',
    data: { supportId, endedOn },
  });

  it('arises on the fifteenth school day away', () => {
    expect(duty([notified])).toEqual({ dueOn: '2025-11-28', endedOn: null, arose: true });
  });

  it('does not arise where the child is back by then', () => {
    expect(duty([notified, back('2025-11-28')])).toMatchObject({ arose: false });
    expect(duty([notified, back('2025-12-01')])).toMatchObject({ arose: true });
  });

  it('is none without a calendar, and none of other support', () => {
    expect(duty([notified], schoolCalendar({ terms: [], closures: [] }))).toBeNull();
    expect(duty([{ type: 'PreApSupportRecorded', data: mentoring }])).toBeNull();
  });
});

describe('any history of support', () => {
  const date = fc.constantFrom('2025-09-15', '2025-10-20', '2025-12-05');
  const id = fc.constantFrom(supportId, otherId);
  const anyCommand = fc
    .record({ at: fc.integer({ min: 0, max: 5 }), of: id, from: date, to: date })
    .map(({ at, of, from, to }) => {
      const { record, end } = cases[(at % 3) as 0 | 1 | 2];
      const begins = at % 3 === 2 ? { absentFrom: from } : { startsOn: from };
      const asked =
        at < 3 ? { ...record, data: { ...record.data, ...begins } } : { ...end, data: end.data };
      const dates = at < 3 ? {} : { endedOn: to };
      return { type: asked.type, data: { ...asked.data, ...dates, supportId: of } };
    }) as fc.Arbitrary<SupportCommand>;

  function asked(state: Supports, command: SupportCommand) {
    try {
      return decide(support, state, { command, facts: { today: '2026-01-15' } });
    } catch (thrown) {
      if (thrown instanceof Refusal) return thrown;
      throw thrown;
    }
  }

  it('never ends before it starts, keeps its kind, and records nothing twice', () => {
    fc.assert(
      fc.property(fc.array(anyCommand, { maxLength: 30 }), (commands) => {
        let state = support.initial;
        for (const command of commands) {
          const before = state;
          const events = asked(state, command);
          if (events instanceof Refusal) {
            expect(supportRefusals).toHaveProperty(events.code);
            continue;
          }
          events.forEach((event, at) => {
            const said = { eventId: `e${at}`, authority: '801', personal: [] };
            state = evolve(support, state, { ...event, ...said });
          });
          expect(asked(state, command)).toEqual([]);
          for (const [each, { kind, details, end }] of state) {
            expect(before.get(each)?.kind ?? kind).toBe(kind);
            expect(!end || end.endedOn >= beganOn(details)).toBe(true);
          }
        }
      }),
      randomly(300),
    );
  });
});

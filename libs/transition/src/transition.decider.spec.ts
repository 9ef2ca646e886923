import { spec } from '@ledger/kernel/testing';
import { transition } from './transition.decider.js';
import {
  acknowledge,
  acknowledged,
  agree,
  agreed,
  ask,
  check,
  checked,
  close,
  closed,
  leftOn,
  placement,
  plan,
  planned,
  sealed,
  send,
  sent,
  stood,
  survey,
  surveyed,
  touch,
  touched,
} from './testing/transition-events.js';

const { given } = spec(transition);
const open = { placement: { startsOn: '2023-09-04', leaver: 'other' } };

describe.each([
  { what: 'a transition plan', asked: plan, recorded: planned, before: [] },
  { what: 'an onward destination', asked: agree, recorded: agreed, before: [] },
  { what: 'an information pack', asked: send, recorded: sent, before: [] },
  { what: 'its acknowledgement', asked: acknowledge, recorded: acknowledged, before: [sent] },
  { what: 'a contact after leaving', asked: touch, recorded: touched, before: [] },
  { what: 'a survey at the end', asked: survey, recorded: surveyed, before: [] },
  { what: 'the end of the tracking', asked: close, recorded: closed, before: [] },
])('$what', ({ asked, recorded, before }) => {
  it('is recorded once', () => {
    given(...before)
      .when(asked())
      .thenRecorded(recorded);
    given(...before, recorded)
      .when(asked())
      .thenNothing();
  });

  it('is put right by words that are new', () => {
    const { personal = [] } = recorded;
    const values = { ...personal[0]?.values, words: 'Said since.' };
    given(...before, recorded)
      .when(asked({ words: 'Said since.' }))
      .thenRecorded({
        ...recorded,
        ...sealed(values),
        corrects: `event-${before.length + 1}`,
      });
  });

  it('is refused for another child', () => {
    const pupilId = 'c2b1f8de-0a4e-4f7f-8a60-5b9c7d1e2f44';
    given(planned, ...before)
      .when(asked({ pupilId }))
      .thenRefused('transition-of-another-pupil');
  });
});

describe('what is refused of a transition', () => {
  it.each([
    ['transition-before-the-placement', plan({ startedOn: '2023-09-03' })],
    ['transition-before-the-placement', agree({ agreedOn: '2023-09-03' })],
    ['transition-before-the-placement', send({ sentOn: '2023-09-03' })],
    ['transition-before-the-placement', survey({ surveyedOn: '2023-09-03' })],
    ['transition-still-to-come', send({ sentOn: '2026-01-16' })],
    ['transition-still-to-come', touch({ contactedOn: '2026-01-16' })],
    ['transition-still-to-come', survey({ surveyedOn: '2026-01-16' })],
    ['transition-still-to-come', close({ closedOn: '2026-01-16' })],
    ['pack-not-sent', acknowledge()],
    ['placement-not-ended', touch(open)],
    ['placement-not-ended', close(open)],
    ['contact-before-leaving', touch({ contactedOn: '2024-06-27' })],
    ['tracking-closed-before-leaving', close({ closedOn: '2024-06-27' })],
    ['last-check-missing', close({ because: 'two-years-over' })],
  ])('%s', (code, command) => {
    given().when(command).thenRefused(code);
  });

  it('pack-acknowledged-before-it-was-sent', () => {
    given(sent)
      .when(acknowledge({ acknowledgedOn: '2024-06-19' }))
      .thenRefused('pack-acknowledged-before-it-was-sent');
  });

  it('whatever is new once the tracking is closed; what was said before is put right', () => {
    given(closed).when(plan()).thenRefused('tracking-closed');
    given(planned, closed).when(plan()).thenNothing();
    given(planned, closed)
      .when(plan({ plannedLeavingOn: '2024-07-19' }))
      .thenRecorded({
        ...planned,
        data: { ...planned.data, plannedLeavingOn: '2024-07-19' } as never,
        corrects: 'event-1',
      });
  });
});

describe('contacts', () => {
  it('are numbered, with each party on each day', () => {
    given(touched)
      .when(touch({ with: 'family', words: undefined }))
      .thenRecorded({
        type: 'KeepInTouchContact',
        data: { ...touched.data, with: 'family', number: 2 } as never,
        ...{ effectiveOn: touched.effectiveOn, pupilId: touched.data.pupilId },
      });
  });
});

describe('a check of the destination', () => {
  const october = checked('oct-31', '2024-11-04', 'sustained');
  const march = checked('mar-31', '2025-04-02', 'sustained');

  it('is recorded once; on 31 October nothing is sustained yet', () => {
    given()
      .when(check('oct-31', '2024-11-04', 'sustained'))
      .thenRecorded(october);
    given(october)
      .when(check('oct-31', '2024-11-04', 'sustained'))
      .thenNothing();
  });

  it('says that the destination was sustained, or lost, where that is news', () => {
    const sustained = stood('DestinationSustained', 'mar-31', '2025-04-02');
    given(october)
      .when(check('mar-31', '2025-04-02', 'sustained'))
      .thenRecorded(march, sustained);
    given(march, sustained)
      .when(check('month-12', '2025-07-01', 'sustained'))
      .thenRecorded(checked('month-12', '2025-07-01', 'sustained'));
    given(march, sustained)
      .when(check('month-12', '2025-07-01', 'lost'))
      .thenRecorded(
        checked('month-12', '2025-07-01', 'lost'),
        stood('DestinationLost', 'month-12', '2025-07-01'),
      );
  });

  it('may find at every point that nothing is known', () => {
    for (const [point, on] of [
      ['oct-31', '2024-11-04'],
      ['month-18', '2025-12-29'],
    ] as const)
      given()
        .when(check(point, on, 'not-known'))
        .thenRecorded(checked(point, on, 'not-known'));
  });

  it('that is told late says nothing of what a later check found', () => {
    given(checked('month-12', '2025-07-01', 'lost'))
      .when(check('mar-31', '2025-04-02', 'sustained'))
      .thenRecorded(march);
  });

  it('is put right, and with it what it said of the destination', () => {
    given(march, stood('DestinationSustained', 'mar-31', '2025-04-02'))
      .when(check('mar-31', '2025-04-02', 'lost'))
      .thenRecorded(
        { ...checked('mar-31', '2025-04-02', 'lost'), corrects: 'event-1' },
        stood('DestinationLost', 'mar-31', '2025-04-02'),
      );
  });

  it('is refused before it is due, in the future, and where no end is recorded', () => {
    given()
      .when(check('oct-31', '2024-10-30', 'lost'))
      .thenRefused('checked-before-it-is-due');
    given()
      .when(check('month-24', '2026-06-28', 'lost'))
      .thenRefused('transition-still-to-come');
    const facts = { point: 'oct-31', checkedOn: '2024-11-04', outcome: 'lost' };
    given().when(ask('CheckDestination', facts)(open)).thenRefused('placement-not-ended');
  });

  it('after two years closes the tracking', () => {
    const today = { today: '2026-07-01' };
    const last = checked('month-24', '2026-06-29', 'not-known');
    given(last)
      .when(close({ closedOn: '2026-06-30', because: 'two-years-over' }), today)
      .thenRecorded({
        ...closed,
        data: { ...closed.data, closedOn: '2026-06-30', because: 'two-years-over' } as never,
        effectiveOn: '2026-06-30',
      });
    expect(placement.endedOn).toBe(leftOn);
  });
});

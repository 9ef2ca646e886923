import { decide, evolve, Refusal } from '@ledger/kernel';
import { randomly, spec, stateOf } from '@ledger/kernel/testing';
import fc from 'fast-check';
import type { TriangulationCommand } from './triangulation.commands.js';
import { triangulation } from './triangulation.decider.js';
import type { TriangulationEvent } from './triangulation.events.js';
import { triangulationRefusals } from './triangulation.refusals.js';
import { overdueOn, type Triangulation } from './triangulation.state.js';

const { given } = spec(triangulation);

const actionId = 'e7a9c5d3-2b6f-4c8e-9d1a-3f5b7c9e1a55';
const other = 'c2b1f8de-0a4e-4f7f-8a60-5b9c7d1e2f44';
const meeting = {
  authority: '801',
  academicYear: '2025/26',
  term: 'autumn' as const,
  heldOn: '2025-12-10',
  attendees: [{ role: 'Inclusion lead', organisation: 'Harbour School' }],
};
const held: TriangulationEvent = { type: 'TriangulationMeetingHeld', data: meeting };
const action = {
  actionId,
  schoolUrn: '109345',
  action: 'Refer earlier to speech and language therapy',
  owner: 'Head of inclusion',
  dueOn: '2026-02-13',
};
const agreed: TriangulationEvent = { type: 'TriangulationActionAgreed', data: action };
const closed: TriangulationEvent = {
  type: 'TriangulationActionClosed',
  data: { actionId, closedOn: '2026-01-14' },
};
const hold = (more: object = {}): TriangulationCommand => ({
  type: 'HoldTriangulationMeeting',
  data: { ...meeting, ...more },
});
const agree = (more: object = {}): TriangulationCommand => ({
  type: 'AgreeTriangulationAction',
  data: { ...action, ...more },
});
const close = (more: object = {}): TriangulationCommand => ({
  type: 'CloseTriangulationAction',
  data: { actionId, closedOn: '2026-01-14', ...more },
});

describe('holding the meeting of a term', () => {
  it('records who came, once, and puts it right', () => {
    given()
      .when(hold())
      .thenRecorded({ ...held, effectiveOn: '2025-12-10' });
    given(held).when(hold()).thenNothing();
    const swapped = [{ organisation: 'Harbour School', role: 'Inclusion lead' }];
    given(held)
      .when(hold({ attendees: swapped }))
      .thenNothing();
    given(held)
      .when(hold({ heldOn: '2025-12-11' }))
      .thenRecorded({
        type: 'TriangulationMeetingCorrected',
        data: { ...meeting, heldOn: '2025-12-11' },
        effectiveOn: '2025-12-11',
        corrects: 'event-1',
      });
  });

  it('refuses a day to come, another term, and years that are not in a row', () => {
    given()
      .when(hold({ heldOn: '2026-01-16' }))
      .thenRefused('triangulation-not-yet-held');
    given(held)
      .when(hold({ term: 'spring' }))
      .thenRefused('triangulation-of-another-term');
    given()
      .when(hold({ academicYear: '2025/27' }))
      .thenRefused('academic-year-unknown');
  });
});

describe('an action for a school', () => {
  it('is agreed once, from the day of the meeting, and put right', () => {
    given(held)
      .when(agree())
      .thenRecorded({ ...agreed, effectiveOn: '2025-12-10' });
    given(held, agreed).when(agree()).thenNothing();
    given(held, agreed)
      .when(agree({ owner: 'SENCO' }))
      .thenRecorded({
        type: 'TriangulationActionCorrected',
        data: { ...action, owner: 'SENCO' },
        effectiveOn: '2025-12-10',
        corrects: 'event-2',
      });
  });

  it('is refused without a meeting, for another school, and due before the meeting', () => {
    given().when(agree()).thenRefused('triangulation-not-held');
    given(held, agreed)
      .when(agree({ schoolUrn: '109346' }))
      .thenRefused('triangulation-action-of-another-school');
    given(held)
      .when(agree({ dueOn: '2025-12-09' }))
      .thenRefused('triangulation-action-ends-before-the-meeting');
  });

  it('is closed once, and its closing put right', () => {
    given(held, agreed)
      .when(close())
      .thenRecorded({ ...closed, effectiveOn: '2026-01-14' });
    given(held, agreed, closed).when(close()).thenNothing();
    given(held, agreed, closed)
      .when(close({ outcome: 'Nine referrals' }))
      .thenRecorded({
        type: 'TriangulationActionClosed',
        data: { actionId, closedOn: '2026-01-14', outcome: 'Nine referrals' },
        effectiveOn: '2026-01-14',
        corrects: 'event-3',
      });
  });

  it('is not closed where it was never agreed, nor before the meeting', () => {
    given(held).when(close()).thenRefused('triangulation-action-unknown');
    given().when(close()).thenRefused('triangulation-not-held');
    given(held, agreed)
      .when(close({ closedOn: '2025-12-09' }))
      .thenRefused('triangulation-action-ends-before-the-meeting');
  });

  it('is overdue after its date while it is open', () => {
    const open = stateOf(triangulation, [held, agreed]);
    expect(overdueOn(open, '2026-02-13')).toEqual([]);
    expect(overdueOn(open, '2026-02-14')).toEqual([action]);
    expect(overdueOn(stateOf(triangulation, [held, agreed, closed]), '2026-02-14')).toEqual([]);
  });
});

describe('any history of a meeting', () => {
  const date = fc.constantFrom('2025-12-10', '2025-12-17', '2026-01-07');
  const ids = fc.constantFrom(actionId, other);
  const command = fc.oneof(
    date.map((heldOn) => hold({ heldOn })),
    fc.record({ actionId: ids, dueOn: date }).map((more) => agree(more)),
    fc.record({ actionId: ids, closedOn: date }).map((more) => close(more)),
  );
  const asked = (state: Triangulation, one: TriangulationCommand) => {
    try {
      return decide(triangulation, state, { command: one, facts: { today: '2026-01-15' } });
    } catch (thrown) {
      if (!(thrown instanceof Refusal)) throw thrown;
      expect(triangulationRefusals).toHaveProperty(thrown.code);
      return [];
    }
  };

  it('loses no action, opens none again, has none without a meeting, and repeats nothing', () => {
    fc.assert(
      fc.property(fc.array(command, { maxLength: 60 }), (commands) => {
        let state = triangulation.initial;
        for (const one of commands) {
          const before = state;
          const facts = { eventId: 'event', authority: '801', personal: [] };
          for (const event of asked(state, one))
            state = evolve(triangulation, state, { ...event, ...facts });
          expect(asked(state, one)).toEqual([]);
          expect(state.actions.size === 0 || state.meeting !== null).toBe(true);
          const closings = [...before.actions].filter(([, { closed: was }]) => was);
          expect([...state.actions.keys()]).toEqual(
            expect.arrayContaining([...before.actions.keys()]),
          );
          expect(closings.every(([id]) => state.actions.get(id)?.closed)).toBe(true);
        }
      }),
      randomly(150),
    );
  });
});

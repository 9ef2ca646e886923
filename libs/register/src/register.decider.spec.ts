import { spec } from '@ledger/kernel/testing';
import type { RegisterCommand } from './register.commands.js';
import { register } from './register.decider.js';
import type { RegisterEvent } from './register.events.js';
import { registerRefusals } from './register.refusals.js';
import { refusalOf } from './register.rules.js';

const { given } = spec(register);

const session = {
  providerId: '0d3f2b61-5a44-4f0e-9a0b-7d1f7c9e4a33',
  date: '2025-11-05',
  session: 'AM',
} as const;
const one = {
  pupilId: '6f1f4a52-6c1b-4b0e-9d0e-2f7a6f6b1c11',
  placementId: 'b9e0a7c4-1f0d-4b57-8c3a-0c5c2d8f7e22',
};
const two = {
  pupilId: 'c2b1f8de-0a4e-4f7f-8a60-5b9c7d1e2f44',
  placementId: 'e7a9c5d3-2b6f-4c8e-9d1a-3f5b7c9e1a55',
};
const placement = { startsOn: '2025-09-03', endedOn: '2025-12-19' };

const mark = (more: object = {}) => ({ ...one, code: 'K', placement, ...more });
const ask = (...marks: ReturnType<typeof mark>[]): RegisterCommand => ({
  type: 'MarkAttendance',
  data: { ...session, marks },
});
const on = (date: string, more: object = {}): RegisterCommand => ({
  type: 'MarkAttendance',
  data: { ...session, date, marks: [mark(more)] },
});
const marked: RegisterEvent = {
  type: 'AttendanceMarked',
  data: { ...session, ...one, code: 'K' },
};

describe('marking attendance', () => {
  it('records a mark for each child, from the date of the session', () => {
    given()
      .when(ask(mark(), mark({ ...two, code: 'l', minutesLate: 12 })))
      .thenRecorded(
        { ...marked, effectiveOn: '2025-11-05', pupilId: one.pupilId },
        {
          type: 'AttendanceMarked',
          data: { ...session, ...two, code: 'L', minutesLate: 12 },
          effectiveOn: '2025-11-05',
          pupilId: two.pupilId,
        },
      );
  });

  it('records nothing the second time, however the code is written', () => {
    given(marked).when(ask(mark())).thenNothing();
    given(marked)
      .when(ask(mark({ code: ' k ' })))
      .thenNothing();
  });

  it('records only what is new', () => {
    given(marked)
      .when(ask(mark(), mark({ ...two, code: 'O' })))
      .thenRecorded({
        type: 'AttendanceMarked',
        data: { ...session, ...two, code: 'O' },
        effectiveOn: '2025-11-05',
        pupilId: two.pupilId,
      });
  });

  it('records one mark that is told twice once, and refuses two that differ', () => {
    given()
      .when(ask(mark(), mark({ code: 'k' })))
      .thenRecorded({ ...marked, effectiveOn: '2025-11-05', pupilId: one.pupilId });
    given()
      .when(ask(mark(), mark({ code: 'O' })))
      .thenRefused('marked-twice');
  });

  it('keeps a withdrawn code as it was sent', () => {
    given()
      .when(ask(mark({ code: 'Y' })))
      .thenRecorded({
        type: 'AttendanceMarked',
        data: { ...session, ...one, code: 'Y' },
        effectiveOn: '2025-11-05',
        pupilId: one.pupilId,
      });
  });

  it('keeps two placements of one child apart', () => {
    const other = { pupilId: one.pupilId, placementId: two.placementId };
    given(marked)
      .when(ask(mark(other)))
      .thenRecorded({
        type: 'AttendanceMarked',
        data: { ...session, ...other, code: 'K' },
        effectiveOn: '2025-11-05',
        pupilId: one.pupilId,
      });
  });
});

describe('correcting a mark', () => {
  const late: RegisterEvent = {
    type: 'AttendanceCorrected',
    data: { ...session, ...one, code: 'L', minutesLate: 12 },
  };

  it('edge case 4: corrects the first mark, then the correction', () => {
    given(marked)
      .when(ask(mark({ code: 'L', minutesLate: 12 })))
      .thenRecorded({
        ...late,
        effectiveOn: '2025-11-05',
        corrects: 'event-1',
        pupilId: one.pupilId,
      });
    given(marked, late).when(ask(mark())).thenRecorded({
      type: 'AttendanceCorrected',
      data: marked.data,
      effectiveOn: '2025-11-05',
      corrects: 'event-2',
      pupilId: one.pupilId,
    });
  });

  it('corrects the minutes, and keeps them when they are not given', () => {
    given(marked, late)
      .when(ask(mark({ code: 'L', minutesLate: 5 })))
      .thenRecorded({
        ...late,
        data: { ...late.data, minutesLate: 5 },
        effectiveOn: '2025-11-05',
        corrects: 'event-2',
        pupilId: one.pupilId,
      });
    given(marked, late)
      .when(ask(mark({ code: 'L' })))
      .thenNothing();
  });
});

describe('edge case 29: the wrong child was marked', () => {
  const absent: RegisterEvent = {
    type: 'AttendanceMarked',
    data: { ...session, ...two, code: 'O' },
  };

  it('puts both marks right, each of its own child', () => {
    const corrected = { type: 'AttendanceCorrected', effectiveOn: '2025-11-05' } as const;
    given(marked, absent)
      .when(ask(mark({ code: 'O' }), mark({ ...two, code: 'K' })))
      .thenRecorded(
        {
          ...{ ...corrected, corrects: 'event-1', pupilId: one.pupilId },
          data: { ...session, ...one, code: 'O' },
        },
        {
          ...{ ...corrected, corrects: 'event-2', pupilId: two.pupilId },
          data: { ...session, ...two, code: 'K' },
        },
      );
  });
});

describe('a mark that may not be', () => {
  it.each([
    ['mark-at-a-weekend', '2025-11-08', {}],
    ['mark-at-a-weekend', '2025-11-09', {}],
    ['mark-before-the-start', '2025-09-02', {}],
    ['mark-after-the-end', '2025-12-22', {}],
    ['code-unknown', '2025-11-05', { code: 'KK' }],
    ['code-not-in-force', '2024-06-03', { code: 'K', placement: { startsOn: '2024-01-01' } }],
  ])('is refused: %s on %s', (code, date, more) => {
    given().when(on(date, more)).thenRefused(code);
    expect(refusalOf(mark(more), date)?.code).toBe(code);
    expect(registerRefusals).toHaveProperty(code);
  });

  it('names the field at fault', () => {
    expect(refusalOf(mark(), '2025-11-08')?.field).toBe('date');
    expect(refusalOf(mark({ code: '?' }), '2025-11-05')?.field).toBe('code');
  });

  it('is none on the first and the last day, nor without an end', () => {
    expect(refusalOf(mark(), '2025-09-03')).toBeNull();
    expect(refusalOf(mark(), '2025-12-19')).toBeNull();
    expect(refusalOf(mark({ placement: { startsOn: '2025-09-03' } }), '2030-01-01')).toBeNull();
  });

  it('is none for the codes of the old set before 19 August 2024', () => {
    const before = { placement: { startsOn: '2024-01-01' } };
    for (const code of ['H', 'J', 'Y', '/', '\\'])
      expect(refusalOf(mark({ ...before, code }), '2024-06-03')).toBeNull();
  });

  it('is never said of a mark that already stands', () => {
    given(marked)
      .when(ask(mark({ placement: { startsOn: '2025-09-03', endedOn: '2025-10-24' } })))
      .thenNothing();
  });
});

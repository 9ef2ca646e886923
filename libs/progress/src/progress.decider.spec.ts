import type { Decided } from '@ledger/kernel';
import { decide, evolve, Refusal } from '@ledger/kernel';
import { randomly, spec } from '@ledger/kernel/testing';
import fc from 'fast-check';
import type { ProgressCommand } from './progress.commands.js';
import { progress } from './progress.decider.js';
import type { ProgressEvent } from './progress.events.js';
import { progressRefusals } from './progress.refusals.js';
import type { MeasuredProgress } from './progress.state.js';

const { given } = spec(progress);
const pupilId = '6f1f4a52-6c1b-4b0e-9d0e-2f7a6f6b1c11';
const placementId = 'b9e0a7c4-1f0d-4b57-8c3a-0c5c2d8f7e22';
const placement = { startsOn: '2025-09-08' };
const reading = { placementId, measure: 'reading-age' };

const asked =
  (type: ProgressCommand['type'], usual: object) =>
  (more: object = {}) =>
    ({ type, data: { pupilId, placement, ...reading, ...usual, ...more } }) as ProgressCommand;
const first = asked('RecordBaseline', { measuredOn: '2025-09-15', scoreHundredths: 850 });
const later = asked('RecordProgress', { measuredOn: '2025-12-12', scoreHundredths: 925 });

const baseline: Decided<ProgressEvent> = {
  type: 'BaselineRecorded',
  data: { ...reading, measuredOn: '2025-09-15', scoreHundredths: 850 },
  ...{ effectiveOn: '2025-09-15', pupilId },
};
const measured: Decided<ProgressEvent> = {
  type: 'ProgressRecorded',
  data: { ...reading, measuredOn: '2025-12-12', scoreHundredths: 925 },
  ...{ effectiveOn: '2025-12-12', pupilId },
};
const sealed = (words: string) => ({
  personal: [{ pupilId, class: 'narrative' as const, values: { words } }],
});

describe('a baseline', () => {
  it('is recorded once for each measure, its words sealed', () => {
    given().when(first()).thenRecorded(baseline);
    given(baseline).when(first()).thenNothing();
    given()
      .when(first({ words: 'Tired that day' }))
      .thenRecorded({ ...baseline, ...sealed('Tired that day') });
    given(baseline)
      .when(first({ measure: 'sdq', scoreHundredths: undefined, band: 'high' }))
      .thenRecorded({
        ...baseline,
        data: { placementId, measure: 'sdq', measuredOn: '2025-09-15', band: 'high' },
      });
  });

  it('is put right, also from a score to a band while nothing is compared with it', () => {
    const band = { scoreHundredths: undefined, band: 'B2' };
    given(baseline)
      .when(first({ ...band, measuredOn: '2025-09-16' }))
      .thenRecorded({
        ...baseline,
        data: { ...reading, measuredOn: '2025-09-16', band: 'B2' },
        ...{ effectiveOn: '2025-09-16', corrects: 'event-1' },
      });
    given(baseline, measured).when(first(band)).thenRefused('measured-in-another-way');
    given(baseline, measured)
      .when(first({ measuredOn: '2025-12-12' }))
      .thenRefused('baseline-after-progress');
  });
});

describe('progress', () => {
  it('is recorded for each date, once', () => {
    given(baseline).when(later()).thenRecorded(measured);
    given(baseline, measured).when(later()).thenNothing();
    given(baseline, measured)
      .when(later({ scoreHundredths: 930 }))
      .thenRecorded({
        ...measured,
        data: { ...measured.data, scoreHundredths: 930 },
        corrects: 'event-2',
      });
  });

  it.each([
    ['measured-before-the-start', { measuredOn: '2025-09-05' }],
    ['progress-before-the-baseline', { measuredOn: '2025-09-15' }],
    ['measured-in-the-future', { measuredOn: '2026-01-16' }],
    ['measured-in-another-way', { scoreHundredths: undefined, band: 'B2' }],
    ['neither-score-nor-band', { scoreHundredths: undefined }],
    ['neither-score-nor-band', { band: 'B2' }],
    ['baseline-missing', { measure: 'sdq' }],
  ])('is refused: %s', (code, more) => {
    given(baseline).when(later(more)).thenRefused(code);
  });
});

describe('any history of progress', () => {
  const anyMore = fc.record({
    measure: fc.constantFrom('a', 'b'),
    measuredOn: fc.constantFrom('2025-09-15', '2025-10-01', '2025-12-12'),
    said: fc.constantFrom(
      { scoreHundredths: 1, band: undefined },
      {
        scoreHundredths: undefined,
        band: 'B1',
      },
    ),
  });
  const anyCommand = fc
    .tuple(fc.constantFrom(first, later), anyMore)
    .map(([ask, { said, ...more }]) => ask({ ...more, ...said }));

  const facts = { today: '2026-01-15' };

  function after(state: MeasuredProgress, command: ProgressCommand): MeasuredProgress {
    const events = decide(progress, state, { command, facts });
    const now = events.reduce(
      (known, event) =>
        evolve(progress, known, { ...event, eventId: 'e', authority: '801', personal: [] }),
      state,
    );
    expect(decide(progress, now, { command, facts })).toEqual([]);
    return now;
  }

  function unlessRefused(state: MeasuredProgress, command: ProgressCommand): MeasuredProgress {
    try {
      return after(state, command);
    } catch (thrown) {
      if (!(thrown instanceof Refusal)) throw thrown;
      expect(progressRefusals).toHaveProperty(thrown.code);
      return state;
    }
  }

  it('has a baseline before all progress, measured in one way, and repeats nothing', () => {
    fc.assert(
      fc.property(fc.array(anyCommand, { maxLength: 20 }), (commands) => {
        const state = commands.reduce(unlessRefused, progress.initial);
        const later = [...state.values()].filter(({ type }) => type === 'ProgressRecorded');
        for (const { measured: now } of later) {
          const start = state.get(`${now.placementId} ${now.measure}`)?.measured;
          expect((start?.measuredOn ?? '9') < now.measuredOn).toBe(true);
          expect(start?.band === undefined).toBe(now.band === undefined);
        }
      }),
      randomly(200),
    );
  });
});

import type { Decided } from '@ledger/kernel';
import { played, randomly, spec, stateOf } from '@ledger/kernel/testing';
import fc from 'fast-check';
import type { ErasureCommand } from './erasure.commands.js';
import { erasure } from './erasure.decider.js';
import { type ErasureEvent, ErasingGround, KeepingGround } from './erasure.events.js';
import { releasedIn, toDestroy } from './erasure.state.js';

const { given } = spec(erasure);
const pupilId = '6f1f4a52-6c1b-4b0e-9d0e-2f7a6f6b1c11';

const asked = { pupilId, requestedOn: '2025-11-03', by: 'parent', classes: ['identity', 'needs'] };
const decided = {
  ...{ pupilId, requestedOn: '2025-11-03', decidedOn: '2025-11-20' },
  deciders: ['dpo-1', 'head-2'],
};
const event = (type: string, data: object, effectiveOn: string) =>
  ({ type, data, effectiveOn, pupilId }) as unknown as Decided<ErasureEvent>;
const command = (type: string, data: object) => ({ type, data }) as unknown as ErasureCommand;

const requested = event('ErasureRequested', asked, '2025-11-03');
const decision = (more: object) => event('ErasureDecided', { ...decided, ...more }, '2025-11-20');
const refused = decision({ outcome: 'refused', ground: 'public-task', classes: [] });
const limited = decision({ outcome: 'limited', ground: 'legal-claims', classes: ['needs'] });
const granted = decision({ outcome: 'granted', ground: 'wrong-person', classes: asked.classes });
const over = { pupilId, endedOn: '2026-01-10', rule: 'DOB+25', classes: ['identity', 'narrative'] };
const ended = event('RetentionEnded', over, '2026-01-10');
const gone = { pupilId, destroyedOn: '2026-01-12', classes: ['identity'] };
const destroyed = event('SubjectKeyDestroyed', gone, '2026-01-12');

const request = (more: object = {}) => command('RequestErasure', { ...asked, ...more });
const decide = (more: object) => command('DecideErasure', { ...decided, ...more });
const refuse = (more: object = {}) =>
  decide({ outcome: 'refused', ground: 'public-task', ...more });
const end = (more: object = {}) => command('EndRetention', { ...over, ...more });
const confirm = (more: object = {}) => command('ConfirmKeysDestroyed', { ...gone, ...more });
const going = (...events: Decided<ErasureEvent>[]) => toDestroy(stateOf(erasure, events));

describe('a request for erasure', () => {
  it('is recorded once, and put right until it is decided', () => {
    given().when(request()).thenRecorded(requested);
    given(requested).when(request()).thenNothing();
    given(requested)
      .when(request({ by: 'child' }))
      .thenRecorded({
        ...event('ErasureRequested', { ...asked, by: 'child' }, '2025-11-03'),
        corrects: 'event-1',
      });
    given(requested, refused)
      .when(request({ by: 'child' }))
      .thenRefused('erasure-already-decided');
    given(requested, refused).when(request()).thenNothing();
  });
});

describe('edge case 32: an erasure that is refused or limited', () => {
  it('is recorded with its ground and by whom it was decided, and destroys nothing', () => {
    given(requested).when(refuse()).thenRecorded(refused);
    given(requested, refused).when(refuse()).thenNothing();
    expect(going(requested, refused)).toEqual([]);
    given(requested, refused).when(confirm()).thenRefused('keys-not-released');
  });

  it('gives way for a part of what was asked for, and keeps the rest', () => {
    given(requested)
      .when(decide({ outcome: 'limited', ground: 'legal-claims', classes: ['needs'] }))
      .thenRecorded(limited);
    expect(going(requested, limited)).toEqual(['needs']);
    given(requested, limited).when(confirm()).thenRefused('keys-not-released');
  });

  it('goes in full only on a ground for it', () => {
    given(requested)
      .when(decide({ outcome: 'granted', ground: 'wrong-person' }))
      .thenRecorded(granted);
    expect(going(requested, granted)).toEqual(['identity', 'needs']);
  });

  it.each(KeepingGround.options)('may be refused and not granted for %s', (ground) => {
    given(requested)
      .when(refuse({ ground }))
      .thenRecorded(decision({ outcome: 'refused', ground, classes: [] }));
    given(requested)
      .when(decide({ outcome: 'granted', ground }))
      .thenRefused('erasure-ground-of-another-outcome');
  });

  it.each(ErasingGround.options)('is not refused for %s', (ground) => {
    given(requested).when(refuse({ ground })).thenRefused('erasure-ground-of-another-outcome');
  });

  it('is decided by two people, on a request, on its day or later, once', () => {
    given().when(refuse()).thenRefused('erasure-not-requested');
    given(requested)
      .when(refuse({ deciders: ['dpo-1', 'dpo-1'] }))
      .thenRefused('erasure-needs-two-people');
    given(requested)
      .when(refuse({ decidedOn: '2025-11-02' }))
      .thenRefused('erasure-decided-before-it-was-requested');
    given(requested, refused)
      .when(decide({ outcome: 'granted', ground: 'wrong-person' }))
      .thenRefused('erasure-already-decided');
  });

  it.each([
    { outcome: 'refused', ground: 'public-task', classes: ['needs'] },
    { outcome: 'limited', ground: 'public-task' },
    { outcome: 'limited', ground: 'public-task', classes: ['identity', 'needs'] },
    { outcome: 'limited', ground: 'public-task', classes: ['narrative'] },
  ])('names what goes where it is limited alone: %j', (wrong) => {
    given(requested).when(decide(wrong)).thenRefused('erasure-classes-of-another-outcome');
  });
});

describe('edge case 32: the end of retention', () => {
  it('releases the keys from its day on and not before', () => {
    given().when(end()).thenRecorded(ended);
    given(ended).when(end()).thenNothing();
    given()
      .when(end({ endedOn: '2026-01-16' }))
      .thenRefused('retention-not-over');
    expect(going(ended)).toEqual(['identity', 'narrative']);
  });

  it('is followed by a receipt for each key, once', () => {
    given(ended).when(confirm()).thenRecorded(destroyed);
    given(ended, destroyed).when(confirm()).thenNothing();
    expect(going(ended, destroyed)).toEqual(['narrative']);
    given(ended, destroyed)
      .when(confirm({ classes: ['identity', 'narrative'] }))
      .thenRecorded(
        event('SubjectKeyDestroyed', { ...gone, classes: ['narrative'] }, '2026-01-12'),
      );
    given(ended)
      .when(confirm({ classes: ['identity', 'needs'] }))
      .thenRefused('keys-not-released');
  });
});

describe('any history of erasure', () => {
  const classes = fc.subarray(['identity', 'needs', 'narrative'], { minLength: 1 });
  const day = fc.constantFrom('2025-11-03', '2025-11-04', '2026-01-10', '2026-02-01');
  const ground = fc.constantFrom(...KeepingGround.options, ...ErasingGround.options);
  const outcome = fc.constantFrom('refused', 'limited', 'granted');
  const deciders = fc.constantFrom(['a', 'b'], ['a', 'a']);
  const any = fc.oneof(
    fc.record({ requestedOn: day, classes }).map(request),
    fc
      .record(
        { requestedOn: day, decidedOn: day, outcome, ground, deciders, classes },
        { requiredKeys: ['requestedOn', 'decidedOn', 'outcome', 'ground', 'deciders'] },
      )
      .map(decide),
    fc.record({ endedOn: day, classes }).map(end),
    fc.record({ classes }).map(confirm),
  );

  it('destroys only what was released, never twice, and repeats nothing', () => {
    fc.assert(
      fc.property(fc.array(any, { maxLength: 25 }), (commands) => {
        const last = played(erasure, commands, ({ again }) => expect(again).toEqual([]));
        const released = releasedIn(last);
        expect(last.destroyed.every((each) => released.has(each))).toBe(true);
        expect(new Set(last.destroyed).size).toBe(last.destroyed.length);
      }),
      randomly(300),
    );
  });
});

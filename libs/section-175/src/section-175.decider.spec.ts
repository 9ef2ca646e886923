import { played, randomly, spec } from '@ledger/kernel/testing';
import fc from 'fast-check';
import type { Section175Command } from './section-175.commands.js';
import { section175 } from './section-175.decider.js';
import type { Section175Event } from './section-175.events.js';

const { given } = spec(section175);

const audit = {
  providerId: '0d3f2b61-5a44-4f0e-9a0b-7d1f7c9e4a33',
  academicYear: '2025/26',
  submittedOn: '2025-10-31',
  descriptors: [
    { ref: '0.1', rating: 'green' as const },
    { ref: '2a.3', rating: 'amber' as const },
  ],
};
const submitted: Section175Event = { type: 'Section175AuditSubmitted', data: audit };
const returning = {
  returnedOn: '2025-11-10',
  reasonCode: 'evidence-missing' as const,
  descriptorRefs: ['2a.3'],
};
const returned: Section175Event = { type: 'Section175AuditReturned', data: returning };

const submit = (more: object = {}): Section175Command => ({
  type: 'SubmitSection175Audit',
  data: { ...audit, ...more },
});
const giveBack = (more: object = {}): Section175Command => ({
  type: 'ReturnSection175Audit',
  data: { ...returning, ...more },
});

describe('submitting an audit', () => {
  it('records it once, whatever the order of the descriptors', () => {
    const descriptors = [...audit.descriptors].reverse();
    given()
      .when(submit({ descriptors }))
      .thenRecorded({ ...submitted, effectiveOn: '2025-10-31' });
    given(submitted).when(submit({ descriptors })).thenNothing();
    given(submitted, returned).when(submit()).thenNothing();
  });

  it('puts it right while it is not returned, and is a new one afterwards', () => {
    const descriptors = [{ ref: '0.1', rating: 'red' as const }];
    given(submitted)
      .when(submit({ descriptors }))
      .thenRecorded({
        type: 'Section175AuditSubmitted',
        data: { ...audit, descriptors },
        effectiveOn: '2025-10-31',
        corrects: 'event-1',
      });
    given(submitted, returned)
      .when(submit({ submittedOn: '2025-11-20' }))
      .thenRecorded({
        type: 'Section175AuditSubmitted',
        data: { ...audit, submittedOn: '2025-11-20' },
        effectiveOn: '2025-11-20',
      });
  });

  it('refuses two ratings, an unknown year and a date before the return', () => {
    const twice = [...audit.descriptors, { ref: '0.1', rating: 'red' }];
    given()
      .when(submit({ descriptors: twice }))
      .thenRefused('descriptor-rated-twice');
    given()
      .when(submit({ academicYear: '2025/27' }))
      .thenRefused('audit-year-unknown');
    given(submitted, returned)
      .when(submit({ submittedOn: '2025-11-09' }))
      .thenRefused('audit-submitted-before-it-was-returned');
  });
});

describe('returning an audit', () => {
  it('records it once', () => {
    given(submitted)
      .when(giveBack())
      .thenRecorded({ ...returned, effectiveOn: '2025-11-10' });
    given(submitted, returned).when(giveBack()).thenNothing();
  });

  it.each([
    ['audit-not-submitted', [], {}],
    ['audit-already-returned', [submitted, returned], { returnedOn: '2025-11-11' }],
    ['audit-returned-before-it-was-submitted', [submitted], { returnedOn: '2025-10-30' }],
    ['descriptor-not-in-the-audit', [submitted], { descriptorRefs: ['9.9'] }],
  ])('is refused as %s', (code, events, more) => {
    given(...(events as Section175Event[]))
      .when(giveBack(more))
      .thenRefused(code);
  });
});

describe('any history of an audit', () => {
  const day = fc.integer({ min: 1, max: 9 }).map((each) => `2025-11-0${each}`);
  const command: fc.Arbitrary<Section175Command> = fc.oneof(
    day.map((submittedOn) => submit({ submittedOn })),
    day.map((returnedOn) => giveBack({ returnedOn })),
  );

  it('is returned only after it was submitted, in order of its dates, and repeats nothing', () => {
    fc.assert(
      fc.property(fc.array(command, { maxLength: 20 }), (commands) => {
        played(section175, commands, ({ before, after, events, again }) => {
          expect(again).toEqual([]);
          if (events.some(({ type }) => type === 'Section175AuditReturned'))
            expect([before?.status, after?.status]).toEqual(['submitted', 'returned']);
        });
      }),
      randomly(200),
    );
  });
});

import { played, randomly, spec, stateOf } from '@ledger/kernel/testing';
import fc from 'fast-check';
import type { ComplianceCommand } from './compliance.commands.js';
import { compliance } from './compliance.decider.js';
import type { ComplianceEvent } from './compliance.events.js';
import { compliantOn, holdsOn, missingOn, requiredKinds } from './compliance.rules.js';

const { given } = spec(compliance);

const documentId = '0d3f2b61-5a44-4f0e-9a0b-7d1f7c9e4a33';
const other = 'c2b1f8de-0a4e-4f7f-8a60-5b9c7d1e2f44';
const endless = { documentId, kind: 'insurance', receivedOn: '2025-09-01' } as const;
const document = { ...endless, expiresOn: '2026-01-14' };
const received: ComplianceEvent = { type: 'ComplianceDocumentReceived', data: document };
const expired: ComplianceEvent = {
  type: 'ComplianceDocumentExpired',
  data: { documentId, kind: 'insurance', expiredOn: '2026-01-15' },
};
const withdrawal = {
  documentId,
  withdrawnOn: '2025-10-01',
  reasonCode: 'not-authentic',
} as const;
const withdrawn: ComplianceEvent = {
  type: 'ComplianceDocumentWithdrawn',
  data: { ...withdrawal, kind: 'insurance' },
};

const receive = (more: object = {}): ComplianceCommand => ({
  type: 'ReceiveComplianceDocument',
  data: { ...document, ...more },
});
const expire: ComplianceCommand = { type: 'ExpireComplianceDocument', data: { documentId } };
const withdraw = (more: object = {}): ComplianceCommand => ({
  type: 'WithdrawComplianceDocument',
  data: { ...withdrawal, ...more },
});

describe('receiving a document', () => {
  it('records it from the day it was received, once', () => {
    given()
      .when(receive())
      .thenRecorded({ ...received, effectiveOn: '2025-09-01' });
    given(received).when(receive()).thenNothing();
    given(received, withdrawn).when(receive()).thenNothing();
  });

  it('puts right what differs', () => {
    given(received)
      .when(receive({ expiresOn: '2026-08-31' }))
      .thenRecorded({
        type: 'ComplianceDocumentCorrected',
        data: { ...document, expiresOn: '2026-08-31' },
        effectiveOn: '2025-09-01',
        corrects: 'event-1',
      });
  });

  it('refuses dates out of order, and a correction of what was withdrawn', () => {
    given()
      .when(receive({ validFrom: '2026-01-15' }))
      .thenRefused('document-expires-before-it-holds');
    given(received, withdrawn)
      .when(receive({ expiresOn: '2026-08-31' }))
      .thenRefused('document-already-withdrawn');
  });
});

describe('the expiry of a document', () => {
  it('is recorded from the day after its last, once', () => {
    given(received)
      .when(expire)
      .thenRecorded({ ...expired, effectiveOn: '2026-01-15' });
    given(received, expired).when(expire).thenNothing();
  });

  it('is refused on its last day, without one, and once it is withdrawn or unknown', () => {
    given(received).when(expire, { today: '2026-01-14' }).thenRefused('document-not-yet-expired');
    given({ type: 'ComplianceDocumentReceived', data: endless })
      .when(expire)
      .thenRefused('document-does-not-expire');
    given(received, withdrawn).when(expire).thenRefused('document-already-withdrawn');
    given().when(expire).thenRefused('document-not-received');
  });
});

describe('withdrawing a document', () => {
  it('is recorded once and corrected when it differs', () => {
    given(received)
      .when(withdraw())
      .thenRecorded({ ...withdrawn, effectiveOn: '2025-10-01' });
    given(received, withdrawn).when(withdraw()).thenNothing();
    given(received, withdrawn)
      .when(withdraw({ withdrawnOn: '2025-10-02' }))
      .thenRecorded({
        type: 'ComplianceDocumentWithdrawn',
        data: { ...withdrawal, kind: 'insurance', withdrawnOn: '2025-10-02' },
        effectiveOn: '2025-10-02',
        corrects: 'event-2',
      });
  });

  it('is refused before it was received, and of an unknown one', () => {
    given(received)
      .when(withdraw({ withdrawnOn: '2025-08-31' }))
      .thenRefused('document-withdrawn-before-it-was-received');
    given(received)
      .when(withdraw({ documentId: other }))
      .thenRefused('document-not-received');
  });
});

describe('compliance on a date', () => {
  const idOf = (at: number) => `${documentId.slice(0, -1)}${at}`;
  const all = requiredKinds.map((kind, at): ComplianceEvent => ({
    type: 'ComplianceDocumentReceived',
    data: { ...document, documentId: idOf(at), kind },
  }));

  it('needs every required kind, up to and including the last day', () => {
    const state = stateOf(compliance, all);
    expect(compliantOn(state, '2025-08-31')).toBe(false);
    expect(compliantOn(state, '2025-09-01')).toBe(true);
    expect(compliantOn(state, '2026-01-14')).toBe(true);
    expect(missingOn(state, '2026-01-15')).toEqual(requiredKinds);
    expect(missingOn(stateOf(compliance, all.slice(1)), '2025-09-01')).toEqual(['dbs']);
    expect(compliantOn({}, '2025-09-01', [])).toBe(true);
  });

  it('edge case 27: of a subcontracted provider it is asked for the day that it began', () => {
    // Known only in January, and its documents were received only then.
    const late = all.map((event) => ({
      ...event,
      data: { ...event.data, receivedOn: '2026-01-10' },
    })) as ComplianceEvent[];
    const state = stateOf(compliance, late);
    expect(missingOn(state, '2025-11-05')).toEqual(requiredKinds);
    expect(compliantOn(state, '2026-01-10')).toBe(true);
  });

  it('is over from the day of a withdrawal', () => {
    const state = stateOf(compliance, [received, withdrawn]);
    const known = Object.values(state)[0];
    expect(known && [holdsOn(known, '2025-09-30'), holdsOn(known, '2025-10-01')]).toEqual([
      true,
      false,
    ]);
  });
});

describe('any history of documents', () => {
  const day = fc.integer({ min: 1, max: 9 }).map((each) => `2026-01-0${each}`);
  const id = fc.constantFrom(documentId, other);
  const command: fc.Arbitrary<ComplianceCommand> = fc.oneof(
    fc
      .record({ documentId: id, receivedOn: day, expiresOn: fc.option(day, { nil: undefined }) })
      .map(receive),
    id.map((each) => ({ ...expire, data: { documentId: each } }) as ComplianceCommand),
    fc.record({ documentId: id, withdrawnOn: day }).map(withdraw),
  );

  it('never expires a document that still holds, and repeats nothing', () => {
    fc.assert(
      fc.property(fc.array(command, { maxLength: 20 }), (commands) => {
        played(compliance, commands, ({ after, again }) => {
          expect(again).toEqual([]);
          for (const known of Object.values(after))
            if (known.expiredOn) expect(holdsOn(known, known.expiredOn)).toBe(false);
        });
      }),
      randomly(200),
    );
  });
});

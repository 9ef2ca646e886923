import type { SealedValue } from '@ledger/kernel';
import { panelTellings } from './panel.telling.js';
import type { EntryRow } from './placement-history.projection.js';
import { approachTellings, referralTellings } from './referral.telling.js';
import { emptyPast } from './telling.js';

const pupilId = 'ada';
const sealed = { eventId: 'first', schemaVersion: 1, part: {} } as SealedValue;
const entry = (more: Partial<EntryRow>) =>
  ({
    eventId: 'first',
    corrects: null,
    identity: null,
    needs: null,
    narrative: null,
    ...more,
  }) as EntryRow;

describe('the telling of a referral', () => {
  const data = {
    ...{ pupilId, referredBy: 'school' as const, reason: 'behaviour-support' as const },
    ...{ submittedOn: '2025-10-01', team: 'hub' },
  };
  const first = entry({ data, needs: sealed });

  it('names its team and leaves the words under seal', () => {
    const told = referralTellings.ReferralSubmitted(data, emptyPast(new Map()), first);
    expect(told.what).toBe('Referred, owned by the team hub');
    expect(told.details.find(({ label }) => label === 'Risk')?.value).toEqual({
      $sealed: sealed,
      field: 'risk',
    });
  });

  it('shows of a correction what differs, beside what was said before', () => {
    const past = emptyPast(new Map());
    referralTellings.ReferralSubmitted(data, past, first);
    const now = { ...data, lot: '2', reason: 'mental-health' as const };
    const correction = entry({ eventId: 'second', corrects: 'first', data: now });
    expect(referralTellings.ReferralDetailsCorrected(now, past, correction)).toEqual({
      what: 'Referral, put right',
      details: [
        {
          label: 'Reason for the referral',
          kind: 'text',
          value: 'mental-health',
          was: 'behaviour-support',
        },
        { label: 'Lot', kind: 'text', value: '2', was: null },
      ],
    });
  });
});

describe('the telling of an approach', () => {
  it('names the provider', () => {
    const data = { pupilId, providerId: 'p1', acceptedOn: '2025-10-09', pricePence: 9500 };
    const past = emptyPast(new Map([['p1', 'The Farm']]));
    expect(approachTellings.ProviderAccepted(data, past, entry({ data })).what).toBe(
      'The Farm can take the child',
    );
  });
});

describe('the telling of a panel', () => {
  it('puts lists into words', () => {
    const data = {
      ...{ referralId: 'r1', pupilId, outcome: 'agree' as const },
      approver: { memberId: 'lead', role: 'service lead', limitPence: 500 },
      providers: [{ providerId: 'p1', authority: '802', registered: false }],
    };
    const past = emptyPast(new Map([['p1', 'The Farm']]));
    const { what, details } = panelTellings.PanelDecided(data, past, entry({ data }));
    expect(what).toBe('Panel decided: agree');
    expect(details.map(({ label, value }) => [label, value])).toEqual([
      ['Outcome', 'agree'],
      ['Approved by', 'lead, service lead'],
      ['Limit of the approver', 500],
      ['Providers chosen', 'The Farm'],
    ]);
  });
});

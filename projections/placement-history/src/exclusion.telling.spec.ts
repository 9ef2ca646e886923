import { exclusionTellings, supportTellings } from './exclusion.telling.js';
import type { EntryRow } from './placement-history.projection.js';
import { emptyPast } from './telling.js';

const nothing = { corrects: null, identity: null, needs: null, narrative: null };
const entry = (more: object) => ({ ...nothing, eventId: 'e1', data: {}, ...more }) as EntryRow;
const past = () => emptyPast(new Map([['p1', 'Boxing Club']]));

const suspension = {
  ...{ exclusionId: 'x', schoolUrn: '109345', startsOn: '2025-11-05', firstDay: '2025-11-05' },
  ...{ reason: 'DB', sessions: 4 },
};

describe('the telling of exclusions', () => {
  it('says what the school did, and what a correction changed', () => {
    const known = past();
    const first = entry({ data: suspension });
    const told = exclusionTellings.SuspensionRecorded(suspension, known, first);
    expect(told.what).toBe('Suspended from school');
    expect(told.details).toContainEqual({ label: 'Sessions', kind: 'integer', value: 4 });
    const now = { ...suspension, sessions: 6 };
    const again = entry({ eventId: 'e2', corrects: 'e1', data: now });
    expect(exclusionTellings.SuspensionCorrected(now, known, again)).toEqual({
      what: 'Suspended from school, put right',
      details: [{ label: 'Sessions', kind: 'integer', value: 6, was: 4 }],
    });
  });

  it('says what the panel decided', () => {
    const data = { exclusionId: 'x', outcome: 'quashed', decidedOn: '2026-01-12' } as const;
    const told = exclusionTellings.IrpOutcomeRecorded(data, past(), entry({ data }));
    expect(told.what).toBe('Independent review panel decided: quashed');
  });
});

describe('the telling of support', () => {
  it('names the provider, and shows hours and words as what they are', () => {
    const data = {
      ...{ supportId: 's', strategy: 'mentoring', startsOn: '2025-09-15' },
      ...{ providerId: 'p1', hoursHundredths: 1250 },
    };
    const narrative = { eventId: 'e1', schemaVersion: 1, part: {} };
    const { details } = supportTellings.PreApSupportRecorded(
      data,
      past(),
      entry({ data, narrative }),
    );
    expect(details).toContainEqual({ label: 'Provider', kind: 'text', value: 'Boxing Club' });
    expect(details).toContainEqual({ label: 'Hours', kind: 'text', value: '12.5' });
    expect(details).toContainEqual({
      ...{ label: 'View of the child', kind: 'text', ifGiven: true },
      value: { $sealed: narrative, field: 'childView' },
    });
  });
});

import type { IncidentEvent } from '@ledger/incident/events';
import type { Seen } from '@ledger/read-model';
import { assuranceTellings } from './assurance.telling.js';
import { type EntryRow, placementHistoryProjection } from './placement-history.projection.js';
import { emptyPast } from './telling.js';

const past = emptyPast(new Map([['prov', 'Boat Works']]));
const entry = { corrects: null, narrative: null, placementId: 'leg' } as EntryRow;
const incident = {
  providerId: 'prov',
  severity: 'high',
  kind: 'restraint',
  occurredOn: '2025-11-05',
  reportedOn: '2025-11-06',
} as const;
const place = { placementId: 'leg', pupilId: 'ada', providerId: 'prov' };
const session = { ...place, date: '2025-11-05', session: 'AM' } as const;

describe('what a history tells of assurance', () => {
  it('names the provider and what was reported, never what happened', () => {
    const told = assuranceTellings.IncidentReported(incident, past, entry);
    expect(told.what).toBe('Incident reported at Boat Works');
    expect(told.details).toContainEqual({ label: 'Kind', kind: 'text', value: 'restraint' });
    const again = assuranceTellings.IncidentReported(incident, past, { ...entry, corrects: 'e1' });
    expect(again.what).toBe('Incident reported at Boat Works, put right');
  });

  it('tells a concern from its raising to its closing', () => {
    const raised = { ...place, severity: 'high', kind: 'neglect', raisedOn: '2025-11-05' } as const;
    const referred = { pupilId: 'ada', to: 'lado', referredOn: '2025-11-05' } as const;
    const closed = { pupilId: 'ada', closedOn: '2025-12-01', outcome: 'unfounded' } as const;
    expect([
      assuranceTellings.ConcernRaised(raised, past, entry).what,
      assuranceTellings.ConcernReferred(referred, past, entry).what,
      assuranceTellings.IncidentClosed(closed, past, entry).what,
    ]).toEqual(['Concern raised at Boat Works', 'Concern referred', 'Incident closed']);
  });

  it('tells what was done about an absence', () => {
    const followedUp = {
      ...session,
      followedUpOn: '2025-11-05',
      contact: 'phone',
      outcome: 'no-answer',
    } as const;
    const seen = { ...session, confirmedOn: '2025-11-05', seenBy: 'parent' } as const;
    expect(assuranceTellings.AbsenceFollowedUp(followedUp, past, entry).what).toBe(
      'Absence followed up, AM at a provider',
    );
    expect(assuranceTellings.SafeAndWellConfirmed(seen, past, entry).details).toContainEqual({
      ...{ label: 'Seen by', kind: 'text', value: 'parent' },
    });
  });

  it('tells the decision on a child while its provider must improve', () => {
    const decided = {
      ...place,
      authority: '802',
      decision: 'stay',
      decidedOn: '2026-01-07',
    } as const;
    expect(assuranceTellings.LiveChildDecided(decided, past, entry).what).toBe(
      'Decided to stay while Boat Works is under an improvement plan',
    );
  });
});

describe('an incident', () => {
  const handler = placementHistoryProjection.on.IncidentReported;
  const changesOf = (data: object) => {
    const meta = { actor: {}, source: {}, authority: '801', effectiveOn: '2025-11-05' };
    const event = { type: 'IncidentReported', data, meta, sealed: [], eventId: 'e1' };
    if (handler === 'ignore') throw new Error('incidents are told');
    const seen = event as unknown as Seen<IncidentEvent, 'IncidentReported'>;
    return handler.changes(seen, { one: () => undefined, many: () => [] });
  };

  it('is in the history of the child that it concerns, and in nobody else’s', () => {
    expect(changesOf({ ...incident, pupilId: 'ada' })).toMatchObject([
      { do: 'insert', table: 'entry', row: { pupilId: 'ada', placementId: null } },
    ]);
    expect(changesOf(incident)).toEqual([]);
  });
});

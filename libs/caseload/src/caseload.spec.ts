import type { ProvisionEvent } from '@ledger/provision/events';
import type { PupilEvent } from '@ledger/pupil/events';
import { projection } from '@ledger/read-model';
import { projectionSpec } from '@ledger/read-model/testing';
import { childHandlers } from './child.changes.js';
import { legHandlers } from './leg.changes.js';
import { caseloadTables } from './tables.js';
import {
  type AnyTold,
  changedFrom,
  followed,
  later,
  mergedInto,
  mergedWith,
  ordered,
  registered,
  unmergedFrom,
} from './testing/index.js';

const { child, leg, merged } = caseloadTables;
const caseload = projection<PupilEvent | ProvisionEvent>()({
  name: 'caseload',
  version: 1,
  tables: { child, leg, merged },
  on: { ...childHandlers, ...legHandlers },
});
const given = (...events: AnyTold[]) =>
  projectionSpec(caseload).given(...followed(caseload, events));

const order = ordered('ada', { placementId: 'leg', startsOn: '2025-11-10' });
const moved = changedFrom('ada', '2025-12-01', { authority: '802' });
const ended = later('ada', '2025-12-19', {
  type: 'PlacementEnded',
  data: { placementId: 'leg', endedOn: '2025-12-19' },
});

describe('the caseload', () => {
  it.each([
    ['before', [registered('ada'), moved, order, ended]],
    ['after', [registered('ada'), order, moved, ended]],
    ['once it has ended', [registered('ada'), order, ended, moved]],
  ])('has a placement under both authorities when its child moves %s', (_, events) => {
    const rows = given(...events).rows('leg');
    const seen = rows.map((row) => [row['authority'], row['startsOn'], row['endedOn']]).sort();
    expect(seen).toEqual([
      ['801', '2025-11-10', '2025-12-19'],
      ['802', '2025-11-10', '2025-12-19'],
    ]);
  });

  it('has it no longer where the child, as put right, never was', () => {
    const again = changedFrom('ada', '2025-12-01', { authority: '803' });
    const authorities = (table: string) =>
      given(registered('ada'), order, moved, again)
        .rows(table)
        .map((row) => row['authority'])
        .sort();
    expect(authorities('leg')).toEqual(['801', '803']);
    expect(authorities('child')).toEqual(['801', '803']);
  });

  it('has a placement before its child under the authority that owns the order', () => {
    expect(given(order).rows('leg')).toMatchObject([{ authority: '801', pupilId: 'ada' }]);
  });

  it('takes a start by arrival, not arrived, and corrections into account', () => {
    const notArrived = later('ada', '2025-11-10', {
      type: 'NotArrived',
      data: { placementId: 'leg', expectedOn: '2025-11-10' },
    });
    const started = later('ada', '2025-11-12', {
      type: 'PlacementStarted',
      data: { placementId: 'leg', startedOn: '2025-11-12' },
    });
    const reopened = later('ada', '2025-12-19', {
      type: 'PlacementCorrected',
      data: { placementId: 'leg', changed: { endedOn: null, plannedEndOn: '2026-01-31' } },
    });
    const events = [registered('ada'), order, notArrived, started, ended, reopened];
    const told = given(...events);
    expect(told.knownAt(3).rows('leg')).toMatchObject([{ leg: { notArrived: true } }]);
    expect(told.rows('leg')).toMatchObject([
      {
        ...{ startsOn: '2025-11-12', endedOn: null },
        leg: { notArrived: false, plannedEndOn: '2026-01-31' },
      },
    ]);
  });

  it('parks what comes of a placement that was not ordered, or a child not registered', () => {
    given(ended).thenParked(1, 'PlacementEnded of a placement that was not ordered');
    given(moved).thenParked(1, 'of a child who was not registered');
  });

  it('edge case 14: has a merged record until it is unmerged, as the record that goes says', () => {
    const told = given(
      ...[registered('ada'), registered('ben')],
      ...[mergedInto('ada', 'ben'), mergedWith('ben', 'ada'), unmergedFrom('ben', 'ada')],
      unmergedFrom('ada', 'ben'),
    );
    const gone = [{ pupilId: 'ada', staysId: 'ben' }];
    const rows = [2, 3, 4, 5].map((position) => told.knownAt(position).rows('merged'));
    expect(rows).toEqual([[], gone, gone, gone]);
    expect(told.rows('merged')).toEqual([]);
  });
});

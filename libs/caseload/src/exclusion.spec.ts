import type { ExclusionEvent } from '@ledger/exclusion/events';
import type { PupilEvent } from '@ledger/pupil/events';
import { projection } from '@ledger/read-model';
import { projectionSpec } from '@ledger/read-model/testing';
import { childHandlers } from './child.changes.js';
import { exclusionHandlers, withExclusions } from './exclusion.changes.js';
import { caseloadTables, exclusionTable } from './tables.js';
import { changedFrom, excluded, excludedLater, registered } from './testing/index.js';

const { child, leg, merged } = caseloadTables;
const exclusions = projection<PupilEvent | ExclusionEvent>()({
  name: 'exclusions',
  version: 1,
  tables: { child, leg, merged, exclusion: exclusionTable },
  on: {
    ...childHandlers,
    ChildRegistered: withExclusions(childHandlers.ChildRegistered),
    ChildDetailsCorrected: withExclusions(childHandlers.ChildDetailsCorrected),
    ChildCircumstancesChanged: withExclusions(childHandlers.ChildCircumstancesChanged),
    ...exclusionHandlers,
  },
});
const { given } = projectionSpec(exclusions);
const courses = (...events: Parameters<typeof given>) => given(...events).rows('exclusion');

const out = excluded('ada', { exclusionId: 'x', firstDay: '2025-11-10' });
const rescinded = excludedLater('ada', '2025-11-19', {
  type: 'PermanentExclusionRescinded',
  data: { exclusionId: 'x', rescindedOn: '2025-11-19' },
});
const moved = changedFrom('ada', '2025-12-01', { authority: '802' });

describe('the exclusions beside a caseload', () => {
  it.each([
    ['before', [registered('ada'), moved, out]],
    ['after', [registered('ada'), out, moved]],
    ['and the exclusion was told first', [out, registered('ada'), moved]],
  ])('stand under both authorities when their child moves %s', (_, events) => {
    const authorities = courses(...events).map((row) => row['authority']);
    expect(authorities.sort()).toEqual(['801', '802']);
  });

  it('stand no longer where the child, as put right, never was', () => {
    const again = changedFrom('ada', '2025-12-01', { authority: '803' });
    const rows = courses(registered('ada'), out, moved, again);
    expect(rows.map((row) => row['authority']).sort()).toEqual(['801', '803']);
  });

  it('have their outcomes under each of them, one said again as one', () => {
    const later = excludedLater('ada', '2025-11-20', {
      type: 'PermanentExclusionRescinded',
      data: { exclusionId: 'x', rescindedOn: '2025-11-20' },
    });
    const rows = courses(registered('ada'), out, moved, rescinded, later);
    expect(rows).toHaveLength(2);
    for (const row of rows)
      expect(row).toMatchObject({
        position: 5,
        course: {
          kind: 'permanent-exclusion',
          outcomes: [{ outcome: 'rescinded', on: '2025-11-20' }],
        },
      });
  });

  it('have the day and the school as they were put right', () => {
    const { data } = out;
    const right = { ...data, firstDay: '2025-11-11', schoolUrn: '109999' };
    const corrected = excludedLater('ada', '2025-11-07', {
      type: 'PermanentExclusionCorrected',
      data: right,
    });
    expect(courses(registered('ada'), out, corrected)).toMatchObject([
      { firstDay: '2025-11-11', course: { details: { schoolUrn: '109999' } } },
    ]);
  });

  it('park what is told of one that was not recorded', () => {
    given(registered('ada'), rescinded).thenParked(2, /was not recorded/);
  });
});

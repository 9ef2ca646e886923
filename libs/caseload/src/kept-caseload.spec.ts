import { type ChildVersion, KeptCaseload, type LegVersion } from './kept-caseload.js';
import { nobody } from './placed-rows.js';

const first: LegVersion = {
  placementId: 'leg',
  pupilId: 'ada',
  providerId: 'somewhere',
  startsOn: '2025-09-01',
  endedOn: null,
  leg: '{"notArrived":false}',
  knownFrom: 2,
  knownTo: null,
};
const child: ChildVersion = { pupilId: 'ada', story: '[]', knownFrom: 1, knownTo: null };
const came = (...legs: LegVersion[]) => ({ legs, children: [child], providers: [] });
const later = { ...first, leg: '{"notArrived":true}', knownFrom: 5 };

const openAt = (kept: KeptCaseload, position: number) =>
  kept.placedAt(position, { from: '2025-09-01', to: '2025-09-30' }, nobody).length;

describe('what is kept of a caseload', () => {
  it('has a placement from where it was recorded to where it was recorded otherwise', () => {
    const kept = new KeptCaseload();
    kept.take(0, 4, came(first));
    expect([1, 2, 4].map((position) => openAt(kept, position))).toEqual([0, 1, 1]);
    kept.take(4, 6, came({ ...first, knownTo: 5 }, later));
    expect([1, 2, 4, 5].map((position) => openAt(kept, position))).toEqual([0, 1, 1, 0]);
    expect(kept.until).toBe(6);
  });

  it('takes nothing twice, and nothing that leaves a gap', () => {
    const kept = new KeptCaseload();
    kept.take(3, 6, came(first));
    expect([kept.until, openAt(kept, 6)]).toEqual([0, 0]);
    kept.take(0, 4, came(first));
    kept.take(0, 9, came({ ...first, knownTo: 3 }));
    expect([kept.until, openAt(kept, 4)]).toEqual([4, 1]);
  });

  it('is let go of when it is too much, and takes no room then', () => {
    const kept = new KeptCaseload(1_000);
    kept.take(0, 4, came(first));
    expect([kept.isTooMuch, kept.bytes > 0]).toEqual([false, true]);
    kept.take(4, 6, came(later));
    expect([kept.isTooMuch, kept.bytes, openAt(kept, 4)]).toEqual([true, 0, 0]);
  });
});

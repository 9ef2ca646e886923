import { Sightings } from './watch.js';

describe('sightings', () => {
  it('say when each position was first seen, one at a time', () => {
    const sightings = new Sightings();
    sightings.add('attendance', 10, 1);
    sightings.add('attendance', 10, 2);
    sightings.add('attendance', 12, 3);
    sightings.add('attendance', 13, 4);
    expect([...sightings.whenSeen('attendance', 10)]).toEqual([3, 3, 4]);
  });

  it('are everywhere only where the slowest projection is', () => {
    const sightings = new Sightings();
    expect(sightings.everywhere).toBe(0);
    sightings.add('attendance', 12, 1);
    sightings.add('placement-history', 7, 1);
    expect(sightings.everywhere).toBe(7);
  });
});

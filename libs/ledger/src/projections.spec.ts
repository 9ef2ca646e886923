import { projectionsOf } from './projections.js';

describe('edge case 32: the figures of money and counts', () => {
  it.each(['pupils-by-key-stage', 'attendance', 'high-needs-spend', 'plan-progress'])(
    '%s opens nothing personal, so that an erasure leaves it as it is',
    (name) => {
      const found = projectionsOf({ blind: () => '' }).find((each) => each.name === name);
      expect(found?.opens ?? []).toEqual([]);
      expect(found).toBeDefined();
    },
  );
});

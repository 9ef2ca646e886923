import { chance } from './chance.js';
import { registerTaker } from './people.js';
import type { DemoProvider } from './providers.js';
import { type Step, stepsOf } from './step.js';

const DESCRIPTORS = ['0.1', '0.2', '2a.1', '2a.2', '2a.3', '2b.1', '2b.2', '2b.3'];

/** The section 175 audit of each provider, by the end of March of each school year. */
export function auditSteps(providers: readonly DemoProvider[], first: number): Step[] {
  const luck = chance(8055);
  const years = Array.from({ length: 2026 - first }, (_, index) => first + index);
  return years.flatMap((year) =>
    providers.map(({ providerId, providerRef }) => {
      const academicYear = `${year}/${String(year + 1).slice(2)}`;
      const submittedOn = `${year + 1}-03-27`;
      const id = `${providerId}-${academicYear.replace('/', '-')}`;
      const actor = registerTaker(providerRef);
      const step = stepsOf({ category: 'section-175', id, actor, time: '15:42' });
      return step(submittedOn, 'SubmitSection175Audit', {
        ...{ providerId, academicYear, submittedOn },
        descriptors: DESCRIPTORS.map((ref) => ({ ref, rating: luck.weighted(RATINGS) })),
      });
    }),
  );
}

const RATINGS = [
  ['green', 85],
  ['amber', 13],
  ['red', 2],
] as const;

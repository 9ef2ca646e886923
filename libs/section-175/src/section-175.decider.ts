import {
  type DataOf,
  type Decided,
  type Decider,
  given,
  type Stated,
  statedBy,
} from '@ledger/kernel';
import { isAcademicYear } from '@ledger/school-time';
import { Section175Command } from './section-175.commands.js';
import { Section175Event } from './section-175.events.js';
import { refuse } from './section-175.refusals.js';

type Submitted = DataOf<Section175Event, 'Section175AuditSubmitted'>;
type Returned = DataOf<Section175Event, 'Section175AuditReturned'>;

/** The steps: submitted -> returned -> submitted, as often as it takes. */
interface Audit {
  readonly status: 'submitted' | 'returned';
  /** The authority that owns the record of the audit. */
  readonly authority: string;
  readonly submitted: Submitted;
  readonly stated: Stated;
  readonly returned: Returned | null;
  /** What was submitted and returned before. */
  readonly past: readonly Submitted[];
}

/** The section 175 audit of one provider for one academic year; null until it is submitted. */
export type Section175 = Audit | null;

export const section175: Decider<Section175, Section175Command, Section175Event> = {
  category: 'section-175',
  events: Section175Event,
  commands: Section175Command,
  initial: null,

  evolve: {
    Section175AuditSubmitted: (state, submitted, facts) => ({
      status: 'submitted',
      authority: facts.authority,
      submitted,
      stated: statedBy(facts),
      returned: state?.returned ?? null,
      past: state?.status === 'returned' ? [...state.past, state.submitted] : (state?.past ?? []),
    }),
    Section175AuditReturned: (state, returned) =>
      state && { ...state, status: 'returned', returned },
  },

  // Submitted again without a return in between, it puts the submission right.
  decide: {
    SubmitSection175Audit(state, said) {
      const data = { ...said, descriptors: eachOnce(said.descriptors) };
      if (isKnown(state, data)) return [];
      if (state) followsReturn(state, data);
      const corrects = state?.status === 'submitted' ? { corrects: state.stated.eventId } : {};
      const about = { effectiveOn: data.submittedOn, ...corrects };
      return [{ type: 'Section175AuditSubmitted', data: inYear(data), ...about }];
    },

    ReturnSection175Audit(state, said) {
      if (!state) throw refuse('audit-not-submitted');
      return returnOf(state, given(said));
    },
  },
};

const isSame = (one: object, other: object) => JSON.stringify(one) === JSON.stringify(other);

function isKnown(state: Section175, data: Submitted): boolean {
  if (!state) return false;
  return [state.submitted, ...state.past].some((known) => isSame(inShape(known), inShape(data)));
}

// The fields in one order, so that two submissions can be compared as text.
const inShape = ({ providerId, academicYear, submittedOn, descriptors }: Submitted) => [
  ...[providerId, academicYear, submittedOn],
  ...descriptors.map(({ ref, rating }) => `${ref} ${rating}`),
];

function eachOnce(descriptors: Submitted['descriptors']): Submitted['descriptors'] {
  const sorted = [...descriptors].sort((one, other) => (one.ref < other.ref ? -1 : 1));
  const twice = sorted.find(({ ref }, at) => sorted[at + 1]?.ref === ref);
  if (twice) throw refuse('descriptor-rated-twice', { ref: twice.ref }, 'descriptors');
  return sorted;
}

function inYear(data: Submitted): Submitted {
  const { academicYear } = data;
  if (isAcademicYear(academicYear)) return data;
  throw refuse('audit-year-unknown', { academicYear }, 'academicYear');
}

function followsReturn({ returned }: Audit, { submittedOn }: Submitted): void {
  if (!returned || submittedOn >= returned.returnedOn) return;
  const detail = { returnedOn: returned.returnedOn, submittedOn };
  throw refuse('audit-submitted-before-it-was-returned', detail, 'submittedOn');
}

function returnOf(state: Audit, data: Returned): Decided<Section175Event>[] {
  const { submitted, returned, status } = state;
  const { returnedOn } = data;
  if (returned && isSame(Object.entries(returned).sort(), Object.entries(data).sort())) return [];
  if (status === 'returned' && returned)
    throw refuse('audit-already-returned', { returnedOn: returned.returnedOn });
  const { submittedOn } = submitted;
  if (returnedOn < submittedOn) {
    const detail = { submittedOn, returnedOn };
    throw refuse('audit-returned-before-it-was-submitted', detail, 'returnedOn');
  }
  const known = new Set(submitted.descriptors.map(({ ref }) => ref));
  const unknown = data.descriptorRefs.find((ref) => !known.has(ref));
  if (unknown) throw refuse('descriptor-not-in-the-audit', { ref: unknown }, 'descriptorRefs');
  return [{ type: 'Section175AuditReturned', data, effectiveOn: returnedOn }];
}

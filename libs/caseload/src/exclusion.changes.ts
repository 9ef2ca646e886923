import type { ExclusionCourse, ExclusionOutcome } from '@ledger/exclusion';
import type { ExclusionEvent } from '@ledger/exclusion/events';
import type { DataOf } from '@ledger/kernel';
import type { PupilEvent } from '@ledger/pupil/events';
import type { Change, Json, Need, Seen } from '@ledger/read-model';
import { type CaseloadRows, childNeed, childRows, put } from './caseload-rows.js';
import { authoritiesOf, type Story } from './circumstances.js';
import { idOfStream } from './stream.js';
import { storyAfter, tellingOf } from './story-after.js';
import type { ExclusionRow } from './tables.js';

/** The rows of a projection that keeps exclusions beside the caseload. */
export type ExclusionRows = CaseloadRows & {
  many(table: 'exclusion', index: string, values: Values): readonly ExclusionRow[];
};
type Values = Readonly<Record<string, string>>;
type Of<T extends ExclusionEvent['type']> = Seen<ExclusionEvent, T>;
type Begun = Of<'SuspensionRecorded' | 'PermanentExclusionRecorded'>;
type Later = Exclude<ExclusionEvent, { readonly type: Begun['type'] }>;

const pupilOf = ({ streamId }: { readonly streamId: string }) => idOfStream(streamId, 'exclusion');
const byPupil = (pupilId: string): Need => ({
  ...{ table: 'exclusion', index: 'byPupil', values: { pupilId } },
});

const begun = (kind: ExclusionCourse['kind']) => ({
  needs: (event: Begun): readonly Need[] => [childNeed(pupilOf(event))],
  changes(event: Begun, rows: CaseloadRows): readonly Change[] {
    const pupilId = pupilOf(event);
    const story = (childRows(rows, pupilId)[0]?.story ?? []) as unknown as Story;
    const authorities = story.length > 0 ? authoritiesOf(story) : [event.meta.authority];
    const { position, data } = event;
    const { exclusionId } = data;
    const course: ExclusionCourse = { kind, details: data, outcomes: [] };
    return authorities.map((authority) =>
      exclusionPut({ authority, exclusionId, pupilId, position }, course),
    );
  },
});

type Names = Pick<ExclusionRow, 'authority' | 'exclusionId' | 'pupilId' | 'position'>;

const exclusionPut = (
  { authority, exclusionId, pupilId, position }: Names,
  course: ExclusionCourse,
): Change =>
  put('exclusion', {
    ...{ authority, exclusionId, pupilId, position },
    ...{ kind: course.kind, firstDay: course.details.firstDay },
    course: course as unknown as Json,
  });

type After<T extends Later['type']> = (
  course: ExclusionCourse,
  data: DataOf<ExclusionEvent, T>,
) => ExclusionCourse;
interface Told {
  readonly type: string;
  readonly position: number;
  readonly data: { readonly exclusionId: string };
}

const later = <T extends Later['type']>(after: After<T>) => ({
  needs: ({ data: { exclusionId } }: Told): readonly Need[] => [
    { table: 'exclusion', index: 'byExclusion', values: { exclusionId } },
  ],
  changes({ data, position, type }: Told, rows: ExclusionRows): readonly Change[] {
    const { exclusionId } = data;
    const known = rows.many('exclusion', 'byExclusion', { exclusionId });
    if (known.length === 0) throw new Error(`${type} of an exclusion that was not recorded`);
    return known.map((row) => {
      const course = row.course as unknown as ExclusionCourse;
      return exclusionPut({ ...row, position }, after(course, data as never));
    });
  },
});

// The same outcome said again is the same one with another date.
function became(course: ExclusionCourse, outcome: ExclusionOutcome, on: string): ExclusionCourse {
  const { outcomes } = course;
  const before = outcomes.at(-1)?.outcome === outcome ? outcomes.slice(0, -1) : outcomes;
  return { ...course, outcomes: [...before, { outcome, on }] };
}

const corrected = later<'SuspensionCorrected' | 'PermanentExclusionCorrected'>(
  (course, details) => ({ ...course, details }),
);
const rescinded = later<'SuspensionRescinded' | 'PermanentExclusionRescinded'>(
  (course, { rescindedOn }) => became(course, 'rescinded', rescindedOn),
);

/** What the events of a child's exclusions change in `exclusion`. */
export const exclusionHandlers = {
  SuspensionRecorded: begun('suspension'),
  PermanentExclusionRecorded: begun('permanent-exclusion'),
  SuspensionCorrected: corrected,
  PermanentExclusionCorrected: corrected,
  SuspensionEnded: later<'SuspensionEnded'>((course, { endsOn }) => ({
    ...course,
    details: { ...course.details, endsOn },
  })),
  SuspensionRescinded: rescinded,
  PermanentExclusionRescinded: rescinded,
  UpheldByGovernors: later<'UpheldByGovernors'>((course, { upheldOn }) =>
    became(course, 'upheld', upheldOn),
  ),
  ReinstatedByGovernors: later<'ReinstatedByGovernors'>((course, { reinstatedOn }) =>
    became(course, 'reinstated', reinstatedOn),
  ),
  IrpOutcomeRecorded: later<'IrpOutcomeRecorded'>((course, { outcome, decidedOn }) =>
    became(course, `irp-${outcome}`, decidedOn),
  ),
} as const;

type ChildEvent = Seen<PupilEvent>;
interface OfChild<E, R> {
  readonly needs: (event: E) => readonly Need[];
  readonly changes: (event: E, rows: R) => readonly Change[];
}

/** A child's handler that takes the child's exclusions along to the authorities that it now has. */
export const withExclusions = <E extends ChildEvent, R>(handler: OfChild<E, R>) => ({
  needs: (event: E): readonly Need[] => [
    ...handler.needs(event),
    byPupil(idOfStream(event.streamId, 'pupil')),
  ],
  changes: (event: E, rows: R & ExclusionRows): readonly Change[] => [
    ...handler.changes(event, rows),
    ...takenAlong(event, rows),
  ],
});

function takenAlong(event: ChildEvent, rows: ExclusionRows): readonly Change[] {
  const pupilId = idOfStream(event.streamId, 'pupil');
  const before = (childRows(rows, pupilId)[0]?.story ?? []) as unknown as Story;
  const authorities = authoritiesOf(storyAfter(before, tellingOf(event)));
  const known = rows.many('exclusion', 'byPupil', { pupilId });
  const standing = new Set(
    known.map(({ authority, exclusionId }) => `${authority} ${exclusionId}`),
  );
  const gone = known.filter(({ authority }) => !authorities.includes(authority));
  const each = [...new Map(known.map((row) => [row.exclusionId, row])).values()];
  return [
    ...gone.map(({ authority, exclusionId }): Change => ({
      ...{ do: 'remove', table: 'exclusion', key: { authority, exclusionId } },
    })),
    ...each.flatMap((row) =>
      authorities
        .filter((authority) => !standing.has(`${authority} ${row.exclusionId}`))
        .map((authority) => put('exclusion', { ...row, authority })),
    ),
  ];
}

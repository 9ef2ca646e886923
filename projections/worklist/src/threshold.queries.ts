import { childOf, type Leg, type Story, survivorsIn, timetableOf } from '@ledger/caseload';
import { ThresholdRule, thresholdSpans, type TimeThere } from '@ledger/registration';
import { addDays, dateOf, patternBits, sessionsOfBits, spansOf } from '@ledger/school-time';
import type { DueItem } from './due-items.queries.js';
import { isOfSchoolAge } from './school-age.js';
import type { Statuses } from './status.queries.js';
import type { WorklistView } from './worklist.queries.js';

interface There {
  readonly pupilId: string;
  readonly placementId: string;
  readonly providerId: string;
  readonly authority: string;
  readonly leg: Leg;
  readonly story: Story;
}

const rules: readonly string[] = ThresholdRule.options;

/** What the placements with unregistered providers come to, where the record says otherwise. */
export async function thresholdItems(
  view: WorklistView,
  today: string,
  statuses: (pupilId: string) => Statuses,
): Promise<readonly DueItem[]> {
  const survivors = await survivorsIn(view);
  const legs = await unregisteredLegs(view);
  const there = legs.map((each) => ({ ...each, pupilId: childOf(survivors, each.pupilId) }));
  const recorded = await view.rows('item', `kind = 'over-threshold' and closed_on is null`);
  const owners = await view.rows('item', `kind = 'unregistered-provider' and closed_on is null`);
  return owners.flatMap(({ providerId, authority }) => {
    if (providerId === null) return [];
    const own = there.filter((each) => each.providerId === providerId);
    const spans = thresholdSpans(
      own.flatMap((each) => timesOf(each, today, statuses(each.pupilId))),
    );
    const provider = { providerId, authority, subject: `registration-${providerId}` };
    return rules.flatMap((rule) => {
      const past = spans.filter((span) => span.rule === rule && span.from <= today);
      const now = past.find(({ to }) => to === null || to > today);
      const known = recorded.find((row) => row.subject === provider.subject && row.item === rule);
      const due = { ...provider, item: rule };
      if (now && !known) return [breached(due, { rule, from: now.from, children: now.children })];
      return !now && known ? [cleared(due, { rule, from: past.at(-1)?.to ?? today })] : [];
    });
  });
}

type Due = Pick<DueItem, 'providerId' | 'authority' | 'subject' | 'item'>;

const breached = (due: Due, facts: { rule: string; from: string; children: number }): DueItem => ({
  ...{ ...due, kind: 'threshold-breached', dueOn: facts.from, facts },
});
const cleared = (due: Due, facts: { rule: string; from: string }): DueItem => ({
  ...{ ...due, kind: 'threshold-cleared', dueOn: facts.from, facts },
});

const unregisteredLegs = (view: WorklistView): Promise<readonly There[]> =>
  view.sql<There>(
    `select distinct on (leg.placement_id) leg.placement_id, leg.pupil_id, leg.provider_id,
       leg.authority, leg.leg, child.story
     from ${view.known('leg')} leg
     join ${view.known('item')} item on item.kind = 'unregistered-provider'
       and item.provider_id = leg.provider_id and item.closed_on is null
     join ${view.known('child')} child
       on child.authority = leg.authority and child.pupil_id = leg.pupil_id
     where not (leg.leg ->> 'notArrived')::boolean
     order by leg.placement_id, leg.authority`,
  );

/** The days of a placement on which one pattern and one status hold; a pause is time away. */
function timesOf(
  { pupilId, leg, story }: There,
  today: string,
  status: Statuses,
): readonly TimeThere[] {
  const ordered = sessionsOfBits(patternBits(leg.pattern));
  return spansOf(timetableOf(leg))
    .filter(({ paused }) => paused === 'no')
    .flatMap(({ first, last, bits }) => {
      const sessionsPerWeek = sessionsOfBits(bits);
      const there = {
        ...{ pupilId, sessionsPerWeek },
        hundredthHoursPerWeek: shareOf(leg.hundredthHoursPerWeek, sessionsPerWeek / ordered),
        compulsorySchoolAge: isOfSchoolAge(story, today),
      };
      const days = { from: dateOf(first), to: last === Infinity ? null : dateOf(last) };
      return partsOf(days, status.changes).map((part) => ({
        ...there,
        ...part,
        ...status.on(part.from),
      }));
    });
}

interface Days {
  readonly from: string;
  readonly to: string | null;
}

/** The days in parts, a new one from each date that is among them. */
function partsOf({ from, to }: Days, dates: readonly string[]): readonly Days[] {
  const within = dates.filter((date) => date > from && (to === null || date <= to));
  const starts = [from, ...within];
  return starts.map((start, at) => {
    const next = starts[at + 1];
    return { from: start, to: next === undefined ? to : addDays(next, -1) };
  });
}

/** The hours were told of the pattern that was ordered: another pattern has its share of them. */
const shareOf = (hundredths: number | null, share: number): number | null =>
  hundredths === null || !Number.isFinite(share) ? hundredths : Math.round(hundredths * share);

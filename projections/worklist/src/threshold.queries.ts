import { type Leg, type Story, timetableOf } from '@ledger/caseload';
import { thresholdSpans, type TimeThere } from '@ledger/registration';
import { dateOf, patternBits, sessionsOfBits, spansOf } from '@ledger/school-time';
import type { DueItem } from './due-items.queries.js';
import { isOfSchoolAge } from './school-age.js';
import type { WorklistView } from './worklist.queries.js';

interface There {
  readonly pupilId: string;
  readonly placementId: string;
  readonly providerId: string;
  readonly authority: string;
  readonly leg: Leg;
  readonly story: Story;
}

/** The rules that need nothing sealed: who has an EHC plan or is looked after stays sealed. */
const openRules: readonly string[] = ['eighteen-hours', 'five-children'];

/** What the placements with unregistered providers come to, where the record says otherwise. */
export async function thresholdItems(
  view: WorklistView,
  today: string,
): Promise<readonly DueItem[]> {
  const there = await unregisteredLegs(view);
  const recorded = await view.rows('item', `kind = 'over-threshold' and closed_on is null`);
  const owners = await view.rows('item', `kind = 'unregistered-provider' and closed_on is null`);
  return owners.flatMap(({ providerId, authority }) => {
    if (providerId === null) return [];
    const own = there.filter((each) => each.providerId === providerId);
    const spans = thresholdSpans(own.flatMap((each) => timesOf(each, today)));
    const provider = { providerId, authority, subject: `registration-${providerId}` };
    return openRules.flatMap((rule) => {
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

/** The days of a placement on which one pattern holds; a pause is time away. */
function timesOf({ pupilId, leg, story }: There, today: string): readonly TimeThere[] {
  const ordered = sessionsOfBits(patternBits(leg.pattern));
  return spansOf(timetableOf(leg))
    .filter(({ paused }) => paused === 'no')
    .map(({ first, last, bits }) => {
      const sessionsPerWeek = sessionsOfBits(bits);
      return {
        ...{ pupilId, sessionsPerWeek, ehcp: false, lookedAfter: false },
        hundredthHoursPerWeek: shareOf(leg.hundredthHoursPerWeek, sessionsPerWeek / ordered),
        from: dateOf(first),
        to: last === Infinity ? null : dateOf(last),
        compulsorySchoolAge: isOfSchoolAge(story, today),
      };
    });
}

/** The hours were told of the pattern that was ordered: another pattern has its share of them. */
const shareOf = (hundredths: number | null, share: number): number | null =>
  hundredths === null || !Number.isFinite(share) ? hundredths : Math.round(hundredths * share);

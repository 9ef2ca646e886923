import { type DataOf, type Decided, given, holdsAlready, overlaid } from '@ledger/kernel';
import type { ProvisionCommand } from './provision.commands.js';
import type { ProvisionEvent } from './provision.events.js';
import { legToChange } from './provision.find.js';
import { type Leg, type Provision, startOf } from './provision.legs.js';
import { refuse } from './provision.refusals.js';

type Values = Omit<DataOf<ProvisionEvent, 'PackageVaried'>, 'placementId'>;

/** What was varied from the same date before is put right: the event then says all of that date. */
export function varyPackage(
  state: Provision,
  { pupilId, ...asked }: DataOf<ProvisionCommand, 'VaryPackage'>,
): Decided<ProvisionEvent>[] {
  const leg = legToChange(state, asked);
  const { placementId, ...values } = asked;
  mayVary(leg, values);
  const known = leg.variations.find(({ from }) => from === values.from);
  if (!known) return [varied({ placementId, ...given(values) }, pupilId)];
  const { stated, ...before } = known;
  if (holdsAlready<Values>(before, values)) return [];
  const data = { placementId, ...overlaid<Values>(before, values) };
  return [{ ...varied(data, pupilId), corrects: stated.eventId }];
}

const varied = (data: DataOf<ProvisionEvent, 'PackageVaried'>, pupilId: string) => ({
  type: 'PackageVaried' as const,
  data,
  effectiveOn: data.from,
  pupilId,
});

function mayVary(leg: Leg, values: Values): void {
  const { from } = values;
  const changes = given<object>({ ...values, from: undefined, approvedOn: undefined });
  if (Object.keys(changes).length === 0) throw refuse('nothing-varied');
  const start = startOf(leg);
  if (from < start) throw refuse('variation-before-the-start', { from, start }, 'from');
  const end = values.plannedEndOn;
  if (end && end < from)
    throw refuse('variation-ends-before-it-starts', { from, end }, 'plannedEndOn');
  if (values.ratePence !== undefined && !hasBasis(leg, values))
    throw refuse('rate-without-basis', {}, 'rateBasis');
}

const hasBasis = ({ terms, variations }: Leg, { rateBasis }: Pick<Values, 'rateBasis'>) =>
  [rateBasis, terms.rateBasis, ...variations.map((each) => each.rateBasis)].some(Boolean);

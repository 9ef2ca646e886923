import {
  circumstancesOn,
  isWith,
  type Placed,
  placedIn,
  termOn,
  type Wanted,
} from '@ledger/caseload';
import type { View } from '@ledger/read-model';
import { type KeyStage, keyStageOn } from '@ledger/school-time';
import { z } from 'zod';
import type { pupilsByKeyStageProjection } from './pupils-by-key-stage.projection.js';

export type KeyStageTables = (typeof pupilsByKeyStageProjection)['tables'];
export type KeyStageView = View<KeyStageTables>;

export const keyStageParams = z.strictObject({
  authority: z.string().regex(/^\d{3}$/),
  on: z.iso.date(),
  arrangedBy: z.enum(['authority', 'school']).optional(),
  team: z.string().min(1).optional(),
});
export type KeyStageParams = z.infer<typeof keyStageParams>;

/** An open placement and the key stage that its child is in on the day. */
export type OpenPlacement = Placed & { readonly keyStage: KeyStage };

/** The placements open on the day, paused ones included, of children who are the authority's then. */
export async function openOn(
  view: KeyStageView,
  asked: KeyStageParams & Pick<Wanted, 'personal'>,
): Promise<readonly OpenPlacement[]> {
  const { authority, on, personal = 'all' } = asked;
  const placed = await placedIn(view, authority, { from: on, to: on, personal });
  return placed
    .filter((each) => isWith(each, asked.authority, asked.on) && isAsked(each, asked))
    .map((each) => ({ ...each, keyStage: keyStageOf(each, asked.on) }));
}

const isAsked = ({ leg }: Placed, { arrangedBy, team, on }: KeyStageParams) =>
  (!arrangedBy || leg.arrangedBy === arrangedBy) && (!team || termOn(leg, 'team', on) === team);

function keyStageOf({ story, pupilId }: Placed, on: string): KeyStage {
  const now = circumstancesOn(story, on);
  if (!now) throw new Error(`Nothing is known of the child ${pupilId}`);
  return keyStageOn(now.cohort, now.yearOffset, on);
}

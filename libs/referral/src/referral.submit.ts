import { type DataOf, type Decided, given, holdsAlready, overlaid } from '@ledger/kernel';
import type { ReferralCommand } from './referral.commands.js';
import type { ReferralEvent } from './referral.events.js';
import { refuse } from './referral.refusals.js';
import {
  DEFAULT_TEAM,
  type Details,
  ownerOf,
  type Referral,
  type SubmittedReferral,
  type Words,
} from './referral.state.js';
import { changedPart, sealedPart } from './referral.words.js';

export type Submission = DataOf<ReferralCommand, 'SubmitReferral'>;
type Events = Decided<ReferralEvent>[];

/** A referral that is not yet in the record; said again, what differs is put right. */
export function submitted(state: Referral, submission: Submission): Events {
  const { details, words } = takenApart(submission);
  if (state) return corrected(state, details, words);
  const { pupilId, submittedOn } = details;
  const data = given({ ...details, team: details.team ?? DEFAULT_TEAM }) as Details;
  const personal = [
    ...sealedPart(pupilId, 'identity', given(words.identity)),
    ...sealedPart(pupilId, 'needs', given(words.needs)),
    ...sealedPart(pupilId, 'narrative', given(words.narrative)),
  ];
  return [{ type: 'ReferralSubmitted', data, effectiveOn: submittedOn, pupilId, personal }];
}

/** What is said of how it ended. */
export function endingOf({ withdrawnOn, closedOn, outcome }: Submission) {
  if ((closedOn === undefined) !== (outcome === undefined))
    throw refuse('referral-outcome-missing', {}, closedOn ? 'outcome' : 'closedOn');
  return [
    ...(withdrawnOn ? [{ as: 'withdrawn' as const, on: withdrawnOn }] : []),
    ...(closedOn && outcome ? [{ as: outcome, on: closedOn }] : []),
  ];
}

type Optional = 'team' | 'schoolUrn' | 'lot' | 'requestedStartOn';
type SaidDetails = Omit<Details, Optional> & {
  readonly [K in Optional]: string | undefined;
};

function takenApart(submission: Submission): { details: SaidDetails; words: Words } {
  const { referralRef, needs, risk, safeguardingRef, childView, parentView, ...said } = submission;
  const { pupilId, referredBy, reason, submittedOn, team } = said;
  const { schoolUrn, lot, requestedStartOn } = said;
  const who = { pupilId, referredBy, schoolUrn, team };
  return {
    details: { ...who, reason, submittedOn, lot, requestedStartOn },
    words: {
      identity: { referralRef },
      needs: { needs, risk, safeguardingRef },
      narrative: { childView, parentView },
    },
  };
}

function corrected(known: SubmittedReferral, asked: SaidDetails, words: Words): Events {
  const { pupilId } = asked;
  if (pupilId !== known.details.pupilId) throw refuse('referral-of-another-child', {}, 'pupilId');
  const said = { ...asked, team: firstTeam(known, asked) };
  const data = overlaid(known.details, said);
  const personal = (['identity', 'needs', 'narrative'] as const).flatMap((name) =>
    changedPart(pupilId, name, { known: known.words[name], said: words[name] }),
  );
  if (holdsAlready(known.details, said) && personal.length === 0) return [];
  mustPrecede(known, data.submittedOn);
  const { eventId: corrects } = known.stated;
  const about = { effectiveOn: data.submittedOn, corrects, pupilId, personal };
  return [{ type: 'ReferralDetailsCorrected', data, ...about }];
}

// A file that is told again names the team that owns it now: that is no news of the first one.
function firstTeam(known: SubmittedReferral, { team }: SaidDetails): string | undefined {
  const isPassedOn = known.moves.length + known.offers.length > 0;
  const first = known.details.team;
  if (!isPassedOn || team === undefined || team === first) return team;
  if (team === ownerOf(known)) return first;
  throw refuse('referral-already-passed-on', { team: first }, 'team');
}

// Whatever happened to it happened after it was submitted.
function mustPrecede({ moves, offers, endings, information }: SubmittedReferral, date: string) {
  const dates = [
    ...[...moves, ...endings].map(({ on }) => on),
    ...offers.map(({ offered }) => offered.offeredOn),
    ...Object.values(information).map(({ request }) => request.requestedOn),
  ];
  const [earlier] = dates.filter((each) => each < date).sort();
  if (earlier === undefined) return;
  throw refuse('referral-submitted-after-a-later-step', { date, earlier }, 'submittedOn');
}

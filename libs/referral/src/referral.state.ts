import type { DataOf, Stated } from '@ledger/kernel';
import type { ReferralEvent } from './referral.events.js';

export type Details = DataOf<ReferralEvent, 'ReferralSubmitted'>;
type Request = DataOf<ReferralEvent, 'InformationRequested'>;
type Offered = DataOf<ReferralEvent, 'ReferralTransferOffered'>;

export type Status = 'open' | 'withdrawn' | 'placed' | 'refused' | 'supported-otherwise';

/** What was asked for, and since when it is there. */
export interface Information {
  readonly request: Request;
  /** Empty once the child is erased. */
  readonly wanted: object;
  readonly requested: Stated;
  readonly receivedOn: string | null;
  readonly received: Stated | null;
}

/** From a date another team owns it. */
export interface Move {
  readonly to: string;
  readonly on: string;
  readonly stated: Stated;
}

export interface Offer {
  readonly offered: Offered;
  readonly answer: 'awaited' | 'accepted' | 'declined';
  /** The day of the answer; null while it is awaited. */
  readonly answeredOn: string | null;
}

export interface Ending {
  readonly as: Exclude<Status, 'open'>;
  readonly on: string;
  readonly stated: Stated;
}

export interface SubmittedReferral {
  readonly details: Details;
  readonly stated: Stated;
  /** Empty once the child is erased. */
  readonly words: Words;
  readonly status: Status;
  /** The day from which it is or was open: that of the submission, or of the last reopening. */
  readonly openFrom: string;
  readonly information: Readonly<Record<string, Information>>;
  /** In order; the team of the submission owned it before the first. */
  readonly moves: readonly Move[];
  /** The allocation among the moves. */
  readonly allocation: Move | null;
  readonly offers: readonly Offer[];
  readonly endings: readonly Ending[];
  readonly reopenings: readonly DataOf<ReferralEvent, 'ReferralReopened'>[];
}

/** The sealed words of the submission. */
export interface Words {
  readonly identity: object;
  readonly needs: object;
  readonly narrative: object;
}

/** A referral as last known; null while it is not in the record. */
export type Referral = SubmittedReferral | null;

/** The team that a referral falls to when none is named. */
export const DEFAULT_TEAM = 'hub';

/** The team that owned the referral on the date; null only before it was submitted. */
export function ownerOn({ details, moves }: SubmittedReferral, date: string): string | null {
  if (date < details.submittedOn) return null;
  return moves.findLast(({ on }) => on <= date)?.to ?? details.team;
}

/** The team that owns it now. */
export const ownerOf = ({ details, moves }: SubmittedReferral): string =>
  moves.at(-1)?.to ?? details.team;

/** The offer to another team that awaits an answer, if there is one. */
export const pendingOffer = ({ offers }: SubmittedReferral): Offered | null =>
  offers.find(({ answer }) => answer === 'awaited')?.offered ?? null;

/** What was asked for and is not there yet. */
export const missingInformation = ({ information }: SubmittedReferral): readonly Request[] =>
  Object.values(information)
    .filter(({ receivedOn }) => receivedOn === null)
    .map(({ request }) => request);

/** What others must know of a referral: a panel before it takes it, an approach before it is made. */
export const referralFactsOf = ({ details, status }: SubmittedReferral) => ({
  pupilId: details.pupilId,
  status,
});

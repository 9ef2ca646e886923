import { Injectable } from '@nestjs/common';
import { findPupils, searchTokens } from '@ledger/pupil-search';
import { openFields } from '@ledger/vault';
import { type Caller, personOf } from '../../http/caller.js';
import { readAs } from '../../http/read-as.js';
import { type Ledger, TheLedger } from '../../ledger-door.js';

/** A child as the search shows it. */
export interface ShownPupil {
  readonly pupilId: string;
  readonly authority: string;
  readonly pupilRef: unknown;
  readonly givenName: unknown;
  readonly familyName: unknown;
  readonly dateOfBirth: unknown;
}

type SearchView = Parameters<typeof findPupils>[0];

/** Looks for children by name, reference or UPN; neither is stored in the clear anywhere. */
@Injectable()
export class PupilFinder {
  constructor(@TheLedger() private readonly ledger: Ledger) {}

  async find(caller: Caller, looked: string): Promise<readonly ShownPupil[]> {
    const person = personOf(caller);
    const { vault, readModel } = readAs(person, this.ledger);
    const tokens = searchTokens((purpose, text) => this.ledger.vault.blind(purpose, text), looked);
    const { result } = await readModel.view('pupil-search', { scope: person.scope }, (view) =>
      findPupils(view as unknown as SearchView, tokens),
    );
    const opened: readonly ShownPupil[] = await openFields(vault, result);
    return [...opened].sort((a, b) => nameOf(a).localeCompare(nameOf(b), 'en'));
  }
}

const nameOf = ({ familyName, givenName }: ShownPupil) =>
  `${String(familyName)} ${String(givenName)}`;

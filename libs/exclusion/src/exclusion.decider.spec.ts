import type { Decided } from '@ledger/kernel';
import { spec } from '@ledger/kernel/testing';
import { exclusion } from './exclusion.decider.js';
import type { ExclusionEvent } from './exclusion.events.js';
import {
  exclude,
  excluded,
  exclusionId,
  permanent,
  pupilId,
  short,
  suspend,
  suspended,
  words,
} from './testing/exclusions.js';

const { given } = spec(exclusion);

const corrected = (more: object): Decided<ExclusionEvent> => ({
  type: 'SuspensionCorrected',
  data: { ...short, ...more },
  effectiveOn: '2025-11-05',
  corrects: 'event-1',
  pupilId,
  personal: [],
});

describe('recording a suspension', () => {
  it('counts from its own day, the reference sealed', () => {
    given().when(suspend()).thenRecorded(suspended);
  });

  it('seals what happened in words', () => {
    given()
      .when(suspend({ circumstances: 'Threw a chair' }))
      .thenRecorded({ ...suspended, personal: [...suspended.personal, words('Threw a chair')] });
  });

  it('records nothing the second time, nor where less is said', () => {
    given(suspended).when(suspend()).thenNothing();
    given(suspended)
      .when(suspend({ sessions: undefined }))
      .thenNothing();
    const told = { ...suspended, personal: [words('Threw a chair')] };
    given(told)
      .when(suspend({ circumstances: 'Threw a chair' }))
      .thenNothing();
  });

  it('puts right what differs, and the words', () => {
    given(suspended)
      .when(suspend({ sessions: 6, reason: 'DB' }))
      .thenRecorded(corrected({ sessions: 6, reason: 'DB' }));
    given(suspended)
      .when(suspend({ circumstances: 'Another' }))
      .thenRecorded({ ...corrected({}), personal: [words('Another')] } as Decided<ExclusionEvent>);
  });

  it('moves the first day with the day of the suspension', () => {
    given(suspended)
      .when(suspend({ startsOn: '2025-11-06' }))
      .thenRecorded({
        ...corrected({ startsOn: '2025-11-06', firstDay: '2025-11-06' }),
        effectiveOn: '2025-11-06',
      });
  });

  it('records an end that is newly given as that, and another end as a correction', () => {
    const ended: Decided<ExclusionEvent> = {
      type: 'SuspensionEnded',
      data: { exclusionId, endsOn: '2025-11-06' },
      effectiveOn: '2025-11-06',
      pupilId,
    };
    given(suspended)
      .when(suspend({ endsOn: '2025-11-06' }))
      .thenRecorded(ended);
    given(suspended, ended)
      .when(suspend({ endsOn: '2025-11-06' }))
      .thenNothing();
    given(suspended, ended)
      .when(suspend({ endsOn: '2025-11-07' }))
      .thenRecorded(corrected({ endsOn: '2025-11-07' }));
  });

  it('refuses an end before the start, and a first day before it', () => {
    given()
      .when(suspend({ endsOn: '2025-11-04' }))
      .thenRefused('exclusion-ends-before-it-starts');
    given()
      .when(suspend({ firstDay: '2025-11-04' }))
      .thenRefused('first-day-before-the-exclusion');
  });

  it('refuses to become a permanent exclusion', () => {
    given(suspended).when(exclude()).thenRefused('exclusion-of-another-kind');
    given(excluded).when(suspend()).thenRefused('exclusion-of-another-kind');
  });

  it('keeps another suspension of the child apart', () => {
    const other = { exclusionId: 'e7a9c5d3-2b6f-4c8e-9d1a-3f5b7c9e1a55' };
    given(suspended)
      .when(suspend(other))
      .thenRecorded({ ...suspended, data: { ...short, ...other } });
  });

  it('takes only a code as a reason, for words would stand in the clear', () => {
    const reason = 'Hit Sam with a chair';
    expect(exclusion.commands.safeParse(suspend({ reason })).success).toBe(false);
    expect(exclusion.commands.safeParse(suspend({ reason: 'DB-2' })).success).toBe(true);
  });
});

describe('recording a permanent exclusion', () => {
  it('counts from the next school day', () => {
    given().when(exclude()).thenRecorded(excluded);
  });

  it('counts from the first day that is given, the day itself included', () => {
    given()
      .when(exclude({ firstDay: '2025-11-07', decidedOn: '2025-11-07' }))
      .thenRecorded({
        ...excluded,
        data: { ...permanent, firstDay: '2025-11-07', decidedOn: '2025-11-07' },
      });
  });

  it('counts from the next weekday where no calendar says', () => {
    given()
      .when(exclude({ nextSchoolDay: undefined }))
      .thenRecorded(excluded);
  });

  it('records nothing the second time, though a calendar has come since', () => {
    given(excluded).when(exclude()).thenNothing();
    given(excluded)
      .when(exclude({ nextSchoolDay: '2025-11-12' }))
      .thenNothing();
  });

  it('puts the first day right', () => {
    given(excluded)
      .when(exclude({ firstDay: '2025-11-11' }))
      .thenRecorded({
        type: 'PermanentExclusionCorrected',
        data: { ...permanent, firstDay: '2025-11-11' },
        effectiveOn: '2025-11-07',
        corrects: 'event-1',
        pupilId,
        personal: [],
      });
  });
});

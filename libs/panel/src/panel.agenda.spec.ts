import { spec } from '@ledger/kernel/testing';
import { panel } from './panel.decider.js';
import { panelRefusals } from './panel.refusals.js';
import {
  consider,
  considered,
  decided,
  declared,
  mapp,
  offAgenda,
  onAgenda,
  pupilId,
  put,
  schedule,
  scheduled,
  takeOff,
} from './testing/panel-events.js';

const { given } = spec(panel);

describe('scheduling a meeting', () => {
  it('is recorded once', () => {
    given().when(schedule()).thenRecorded(scheduled);
    given(scheduled).when(schedule()).thenNothing();
  });

  it('said again with another day moves it, until the panel has sat', () => {
    given(scheduled)
      .when(schedule('inclusion-panel', '2025-10-22'))
      .thenRecorded({
        type: 'PanelRescheduled',
        data: { heldOn: '2025-10-22' },
        effectiveOn: '2025-10-22',
      });
    given(scheduled, onAgenda, considered)
      .when(schedule('inclusion-panel', '2025-10-22'))
      .thenRefused('panel-has-sat');
  });

  it('refuses another kind of panel', () => {
    given(mapp).when(schedule()).thenRefused('panel-of-another-kind-or-reference');
  });
});

describe('the agenda', () => {
  it('takes an open referral, once, from the day on which it is told', () => {
    given(scheduled)
      .when(put(), { today: '2025-10-10' })
      .thenRecorded({ ...onAgenda, effectiveOn: '2025-10-10' });
    given(scheduled).when(put(), { today: '2025-12-01' }).thenRecorded(onAgenda);
    given(scheduled, onAgenda).when(put('withdrawn')).thenNothing();
  });

  it('refuses one that is over', () => {
    given(scheduled).when(put('withdrawn')).thenRefused('referral-not-open');
    given().when(put()).thenRefused('panel-not-scheduled');
  });

  it('lets it go again, once, and take it back', () => {
    given(scheduled, onAgenda).when(takeOff).thenRecorded(offAgenda);
    given(scheduled, onAgenda, offAgenda).when(takeOff).thenNothing();
    given(scheduled, onAgenda, offAgenda).when(put()).thenRecorded(onAgenda);
  });

  it('keeps what was considered, and never had what was not put there', () => {
    given(scheduled, onAgenda, considered).when(takeOff).thenRefused('referral-already-considered');
    given(scheduled).when(takeOff).thenRefused('referral-not-on-agenda');
  });
});

describe('considering a referral', () => {
  it('records who sat by role, and their names and the discussion sealed', () => {
    const words = { memberNames: 'A. Chair; B. Head', discussion: 'Small groups help' };
    given(scheduled, onAgenda)
      .when(consider(words))
      .thenRecorded({
        ...considered,
        personal: [{ pupilId, class: 'narrative', values: words }],
      });
    given(scheduled, onAgenda, considered).when(consider()).thenNothing();
  });

  it('is put right when an interest is declared afterwards', () => {
    given(scheduled, onAgenda, considered)
      .when(consider({ interests: declared.data.interests }))
      .thenRecorded({ ...declared, corrects: 'event-3' });
  });

  it('refuses an interest of somebody who did not sit, and of who approved', () => {
    given(scheduled, onAgenda)
      .when(consider({ interests: [{ memberId: 'nobody', kind: 'family' }] }))
      .thenRefused('interest-of-no-member');
    given(scheduled, onAgenda, considered, {
      ...decided,
      data: { ...decided.data, approver: { memberId: 'head', role: 'headteacher' } },
    })
      .when(consider({ interests: declared.data.interests }))
      .thenRefused('approver-has-an-interest');
    given(scheduled).when(consider()).thenRefused('referral-not-on-agenda');
  });
});

describe('the refusals of a panel', () => {
  it('have a sentence each', () => {
    for (const sentence of Object.values(panelRefusals)) expect(sentence).toMatch(/\.$/);
  });
});

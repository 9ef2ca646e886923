import { spec } from '@ledger/kernel/testing';
import { provision } from './provision.decider.js';
import {
  end,
  ended,
  missing,
  notArrived,
  ordered,
  otherPupil,
  pause,
  paused,
  resume,
  resumed,
  start,
  started,
  vary,
  withData,
} from './testing/package.js';

const { given } = spec(provision);

describe('starting a placement', () => {
  it('records the arrival, on another day than ordered too', () => {
    given(ordered).when(start()).thenRecorded(started);
    given(ordered, notArrived).when(start()).thenRecorded(started);
  });

  it('records nothing the second time', () => {
    given(ordered, started).when(start()).thenNothing();
  });

  it('refuses another arrival', () => {
    given(ordered, started).when(start('2025-09-11')).thenRefused('placement-already-started');
  });

  it('refuses an arrival after the end', () => {
    given(ordered, ended).when(start('2025-10-25')).thenRefused('placement-ends-before-it-starts');
  });

  it('records an arrival after the planned end, which only looks wrong', () => {
    given(withData(ordered, { plannedEndOn: '2025-09-09' }))
      .when(start())
      .thenRecorded(started);
  });
});

describe('a child who does not arrive', () => {
  it('is recorded on the day ordered', () => {
    given(ordered).when(missing).thenRecorded(notArrived);
  });

  it('is recorded once', () => {
    given(ordered, notArrived).when(missing).thenNothing();
  });

  it('is refused once the arrival is recorded', () => {
    given(ordered, started).when(missing).thenRefused('placement-already-started');
  });
});

describe('ending a placement', () => {
  it('records the last day', () => {
    given(ordered).when(end()).thenRecorded(ended);
  });

  it('records nothing the second time', () => {
    given(ordered, ended).when(end()).thenNothing();
    given(ordered, ended)
      .when(end({ endReason: undefined }))
      .thenNothing();
  });

  it('refuses another end', () => {
    given(ordered, ended)
      .when(end({ endedOn: '2025-10-23' }))
      .thenRefused('placement-already-ended');
    given(ordered, ended)
      .when(end({ endReason: 'breakdown' }))
      .thenRefused('placement-already-ended');
  });

  it('refuses an end before the start', () => {
    given(ordered, started)
      .when(end({ endedOn: '2025-09-09' }))
      .thenRefused('placement-ends-before-it-starts');
  });
});

describe('pausing a placement', () => {
  it('records it from the day on', () => {
    given(ordered).when(pause()).thenRecorded(paused);
  });

  it('records nothing the second time, nor once it resumed', () => {
    given(ordered, paused).when(pause()).thenNothing();
    given(ordered, paused, resumed).when(pause()).thenNothing();
  });

  it('refuses another pause within one', () => {
    given(ordered, paused)
      .when(pause({ from: '2025-10-07' }))
      .thenRefused('placement-already-paused');
    given(ordered, paused, resumed)
      .when(pause({ from: '2025-10-12' }))
      .thenRefused('placement-already-paused');
  });

  it('takes the day on which it resumed, and one told late', () => {
    given(ordered, paused, resumed)
      .when(pause({ from: '2025-10-13' }))
      .thenRecorded({ ...withData(paused, { from: '2025-10-13' }), effectiveOn: '2025-10-13' });
    given(ordered, paused, resumed)
      .when(pause({ from: '2025-09-22' }))
      .thenRecorded({ ...withData(paused, { from: '2025-09-22' }), effectiveOn: '2025-09-22' });
  });

  it('refuses a pause after the end', () => {
    given(ordered, ended)
      .when(pause({ from: '2025-10-25' }))
      .thenRefused('placement-already-ended');
    given(ordered, ended)
      .when(pause({ from: '2025-10-24' }))
      .thenRecorded({ ...withData(paused, { from: '2025-10-24' }), effectiveOn: '2025-10-24' });
  });
});

describe('resuming a placement', () => {
  it('records the day on which it resumed', () => {
    given(ordered, paused).when(resume()).thenRecorded(resumed);
  });

  it('records nothing the second time', () => {
    given(ordered, paused, resumed).when(resume()).thenNothing();
  });

  it('refuses a placement that is not paused', () => {
    given(ordered).when(resume()).thenRefused('placement-not-paused');
    given(ordered, paused, resumed).when(resume('2025-10-14')).thenRefused('placement-not-paused');
  });

  it('refuses a day before the pause', () => {
    given(ordered, paused).when(resume('2025-10-05')).thenRefused('pause-ends-before-it-starts');
  });

  it('undoes a pause on its own day, which may then be told again', () => {
    const undone = { ...withData(resumed, { from: '2025-10-06' }), effectiveOn: '2025-10-06' };
    given(ordered, paused).when(resume('2025-10-06')).thenRecorded(undone);
    given(ordered, paused, undone).when(pause()).thenRecorded(paused);
  });

  it('refuses to reach into a later pause', () => {
    const late = withData(paused, { from: '2025-09-22' });
    given(ordered, paused, resumed, late).when(resume('2025-10-07')).thenRefused('pauses-overlap');
    given(ordered, paused, resumed, late)
      .when(resume('2025-10-06'))
      .thenRecorded({ ...withData(resumed, { from: '2025-10-06' }), effectiveOn: '2025-10-06' });
  });
});

describe('a placement that was not ordered', () => {
  it.each([start(), missing, end(), vary({ ratePence: 1 }), pause(), resume()])(
    'takes no $type',
    (command) => {
      given().when(command).thenRefused('placement-not-ordered');
    },
  );

  it('is not that of another child', () => {
    const command = { type: 'EndPlacement', data: { ...end().data, pupilId: otherPupil } };
    given(ordered)
      .when(command as ReturnType<typeof end>)
      .thenRefused('placement-moved-to-another-pupil');
  });
});

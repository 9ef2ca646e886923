import { importUpTo } from '../testing/authority-files.js';
import { type MemoryLedger, memoryLedger } from '../testing/memory-ledger.js';

async function ready(): Promise<MemoryLedger> {
  const ledger = memoryLedger();
  await importUpTo(ledger, 'pupils');
  return ledger;
}
const rows = (...lines: string[]) => [
  'exerciseRef,responseRef,question,theme,words,pupilRef',
  ...lines,
];
const one = 'V25,R1,What helps?,time;staff,They listen.,P1';

describe('importing responses of a voice exercise', () => {
  it('records each once, its words sealed under the child or under its own id', async () => {
    const ledger = await ready();
    const file = rows(one, 'V25,R2,What helps?,staff,Nobody asks.,');
    expect(await ledger.csv('voice-responses', file)).toMatchObject({ accepted: 2, errors: [] });
    const [named, unnamed] = (await ledger.events()).slice(-2);
    expect(named).toMatchObject({
      type: 'VoiceResponseReceived',
      data: { question: 'What helps?', themes: ['staff', 'time'] },
      personal: [{ class: 'narrative', values: { words: 'They listen.' } }],
      meta: { authority: '801' },
    });
    expect(named?.personal[0]?.pupilId).toBe((named?.data as { pupilId: string }).pupilId);
    const { responseId } = unnamed?.data as { responseId: string };
    expect(unnamed?.personal).toMatchObject([{ pupilId: responseId }]);
    expect(JSON.stringify(unnamed?.data)).not.toContain('R2');
    expect(await ledger.csv('voice-responses', file)).toMatchObject({ unchanged: 2 });
  });

  it('keeps one reference of two exercises apart', async () => {
    const ledger = await ready();
    const file = rows(one, one.replace('V25', 'V26'));
    expect(await ledger.csv('voice-responses', file)).toMatchObject({ accepted: 2 });
    const streams = (await ledger.events()).slice(-2).map(({ streamId }) => streamId);
    expect(new Set(streams).size).toBe(2);
  });

  it('corrects what is told otherwise', async () => {
    const ledger = await ready();
    await ledger.csv('voice-responses', rows(one));
    const changed = rows(one.replace('listen', 'really listen'));
    expect(await ledger.csv('voice-responses', changed)).toMatchObject({ corrected: 1 });
  });

  it('refuses an unknown child, another child and a row without a theme', async () => {
    const ledger = await ready();
    await ledger.csv('voice-responses', rows(one));
    const bad = rows(
      one.replace(',P1', ',P2'),
      'V25,R3,What helps?,staff,,P9',
      'V25,R4,What helps?,,,',
    );
    expect(await ledger.csv('voice-responses', bad)).toMatchObject({
      rejected: 3,
      errors: [
        { row: 2, column: 'pupilRef', code: 'voice-response-of-another-child' },
        { row: 3, column: 'pupilRef', code: 'unknown-pupil' },
        { row: 4, column: 'theme' },
      ],
    });
  });
});

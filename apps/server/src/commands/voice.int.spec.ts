import { randomUUID } from 'node:crypto';
import { seen, served, type Served } from '../testing/served.js';

let server: Served;
beforeAll(async () => {
  server = await served();
});
afterAll(() => server?.close());

const send: Served['send'] = (...asked) => server.send(...asked);

async function registeredChild(): Promise<string> {
  const pupilId = randomUUID();
  const given = { pupilRef: pupilId, givenName: 'Alex', familyName: 'Example' };
  const identity = { ...given, dateOfBirth: '2011-03-14' };
  const child = { asAt: '2025-09-01', authority: '801', identity, needs: {} };
  await send(`pupil/${pupilId}/register-child`, child);
  return pupilId;
}

describe('the voice of a child over HTTP', () => {
  it('is recorded once, and refused under the id of somebody else’s words', async () => {
    const at = `voice/${await registeredChild()}`;
    const voice = { voiceId: randomUUID(), stage: 'in-ap', heardOn: '2025-10-01' };
    const said = { ...voice, gatheredBy: 'conversation', words: 'I like it here.' };
    const first = await send(`${at}/record-child-voice`, said);
    expect(first.body).toMatchObject({ outcome: 'recorded', revision: 0 });
    const again = await send(`${at}/record-child-voice`, said, seen(0));
    expect(again.body).toMatchObject({ outcome: 'unchanged' });
    const refused = await send(`${at}/record-parent-voice`, said, seen(0));
    expect(refused.body).toMatchObject({ errors: [{ code: 'voice-of-somebody-else' }] });
    const stranger = await send(`voice/${randomUUID()}/record-child-voice`, said);
    expect(stranger.body).toMatchObject({ errors: [{ code: 'unknown-pupil' }] });
  });
});

describe('a voice exercise over HTTP', () => {
  it('is opened, answered and closed, once, and compared only with another one', async () => {
    const at = `voice-exercise/${randomUUID()}`;
    const exercise = { exerciseRef: 'V25', title: 'Autumn', questions: ['What helps?'] };
    const asked = { ...exercise, openedOn: '2025-10-01' };
    expect((await send(`${at}/open-voice-exercise`, asked)).body).toMatchObject({ revision: 0 });
    const response = { responseId: randomUUID(), question: 'What helps?', themes: ['staff'] };
    const said = { ...response, receivedOn: '2025-10-02', words: 'They listen.' };
    const taken = await send(`${at}/receive-voice-response`, said, seen(0));
    expect(taken.body).toMatchObject({ outcome: 'recorded', revision: 1 });
    const again = await send(`${at}/receive-voice-response`, said, seen(1));
    expect(again.body).toMatchObject({ outcome: 'unchanged' });
    const closed = await send(`${at}/close-voice-exercise`, { closedOn: '2025-11-01' }, seen(1));
    expect(closed.body).toMatchObject({ outcome: 'recorded', revision: 2 });
    const late = { ...said, responseId: randomUUID(), receivedOn: '2025-11-02' };
    const refused = await send(`${at}/receive-voice-response`, late, seen(2));
    expect(refused.body).toMatchObject({
      errors: [{ pointer: '/data/receivedOn', code: 'exercise-closed' }],
    });
    const itself = { ...asked, comparedWith: at.slice('voice-exercise/'.length) };
    expect((await send(`${at}/open-voice-exercise`, itself, seen(2))).body).toMatchObject({
      errors: [{ pointer: '/data/comparedWith', code: 'unknown-voice-exercise' }],
    });
  });
});

import { demonstrationPeople } from './demonstration.js';
import { memorySessions } from './sessions.js';

const [auditor] = demonstrationPeople;
const limits = { idleMs: 100, absoluteMs: 250, most: 3 };

function clocked() {
  const clock = { ms: 0 };
  return { clock, sessions: memorySessions(limits, () => clock.ms) };
}

describe('a session', () => {
  it('is found by its id and by nothing else', () => {
    const { sessions } = clocked();
    const session = sessions.start(auditor);
    expect(sessions.find(session.id)?.person).toBe(auditor);
    expect(sessions.find(`${session.id}x`)).toBeUndefined();
    expect(sessions.find(undefined)).toBeUndefined();
  });

  it('has its own secrets', () => {
    const { sessions } = clocked();
    const [one, other] = [sessions.start(), sessions.start()];
    expect(new Set([one.id, one.csrf, other.id, other.csrf]).size).toBe(4);
    expect(one.id).toHaveLength(43);
  });

  it('gets a new id at sign-in, and the old id is worth nothing', () => {
    const { sessions } = clocked();
    const before = sessions.start();
    const after = sessions.start(auditor, before.id);
    expect(after.id).not.toBe(before.id);
    expect(sessions.find(before.id)).toBeUndefined();
  });

  it('ends after its idle time', () => {
    const { clock, sessions } = clocked();
    const { id } = sessions.start(auditor);
    clock.ms = 100;
    expect(sessions.find(id)).toBeDefined();
    clock.ms = 201;
    expect(sessions.find(id)).toBeUndefined();
  });

  it('ends after its longest time however busy it is', () => {
    const { clock, sessions } = clocked();
    const { id } = sessions.start(auditor);
    for (clock.ms = 0; clock.ms <= 250; clock.ms += 50) expect(sessions.find(id)).toBeDefined();
    clock.ms = 251;
    expect(sessions.find(id)).toBeUndefined();
  });

  it('gives way when there are too many: the oldest goes', () => {
    const { sessions } = clocked();
    const ids = [1, 2, 3, 4].map(() => sessions.start().id);
    expect(ids.map((id) => sessions.find(id) !== undefined)).toEqual([false, true, true, true]);
  });

  it('is gone after signing out', () => {
    const { sessions } = clocked();
    const { id } = sessions.start(auditor);
    sessions.end(id);
    expect(sessions.find(id)).toBeUndefined();
  });
});

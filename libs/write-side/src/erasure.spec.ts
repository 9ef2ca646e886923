import { memoryLog } from '@ledger/event-log';
import { erasure, type ErasureCommand, toDestroy } from '@ledger/erasure';
import { provision, type ProvisionCommand } from '@ledger/provision';
import { pupil } from '@ledger/pupil';
import { register } from '@ledger/register';
import { memoryVault, openEvents } from '@ledger/vault';
import { loadStates } from './load.js';
import { record } from './record.js';
import { ask, canaries, childId, markRegister, registerChild } from './testing/asked.js';

const placementId = '0a6d8f0e-3c9b-4f5d-a1c2-5e7f9b1d3c10';
const providerId = '2b1f5d0a-9d0e-4a34-8f43-6d1f0f4b8e02';
const stream = `erasure-${childId}`;
const classes = ['identity', 'needs', 'narrative'] as const;

const order: ProvisionCommand = {
  type: 'OrderPlacement',
  data: {
    pupilId: childId,
    placementId,
    providerId,
    placementRef: 'PL-1',
    lot: '1',
    commissioner: 'authority',
    reason: 'other',
    startsOn: '2025-09-01',
    pattern: '1111111111',
    rateBasis: 'day',
    ratePence: 95_00,
    costCentre: 'CC1',
    leadOfficer: 'Mrs Ottoline',
  },
};

/** A child with a placement, and a register. */
async function recorded() {
  const log = memoryLog();
  const clock = () => '2051-05-05T09:00:00.000000Z';
  const ports = { log, vault: memoryVault({ logId: () => log.logId }), clock };
  await record(ports, pupil, ask(`pupil-${childId}`, registerChild()));
  await record(ports, provision, ask(`provision-${childId}`, order));
  await record(ports, register, ask('register-1', markRegister('/')));
  return ports;
}

const endRetention = ask<ErasureCommand>(stream, {
  type: 'EndRetention',
  data: { pupilId: childId, rule: 'DOB+25', endedOn: '2037-05-04', classes: [...classes] },
});

describe('edge case 32: at the end of retention', () => {
  it('names and words can be read no more, and money, counts and dates stay as they are', async () => {
    const ports = await recorded();
    const before = await ports.log.readAll(0, 100);
    const opened = async () => JSON.stringify(await openEvents(ports.vault)(before));
    for (const word of [canaries[0], 'Mrs Ottoline']) expect(await opened()).toContain(word);

    await record(ports, erasure, endRetention);
    const state = (await loadStates(ports, erasure, [stream])).get(stream)?.state;
    const going = state ? toDestroy(state) : [];
    expect(going).toEqual(classes);
    await ports.vault.destroy(childId, going);
    const receipt = { pupilId: childId, destroyedOn: '2051-05-05', classes: [...going] };
    await record(ports, erasure, ask(stream, { type: 'ConfirmKeysDestroyed', data: receipt }));

    expect((await ports.log.readAll(0, 100)).slice(0, before.length)).toEqual(before);
    for (const word of canaries) expect(await opened()).not.toContain(word);
    const streams = await loadStates(ports, provision, [`provision-${childId}`]);
    const leg = streams.get(`provision-${childId}`)?.state.legs[placementId];
    expect(leg).toMatchObject({ terms: { ratePence: 95_00, startsOn: '2025-09-01' }, words: {} });
    const types = (await ports.log.readAll(before.length, 100)).map(({ type }) => type);
    expect(types).toEqual(['RetentionEnded', 'SubjectKeyDestroyed']);
  });

  it('is refused while the data is to be kept, and destroys nothing', async () => {
    const ports = { ...(await recorded()), clock: () => '2037-05-03T09:00:00.000000Z' };
    await expect(record(ports, erasure, endRetention)).rejects.toThrow('retention-not-over');
    const opened = await openEvents(ports.vault)(await ports.log.readAll(0, 100));
    expect(JSON.stringify(opened)).toContain(canaries[0]);
  });
});

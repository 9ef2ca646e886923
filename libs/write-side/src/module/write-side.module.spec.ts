import { memoryLog } from '@ledger/event-log';
import { CommandBus } from '@nestjs/cqrs';
import { Test } from '@nestjs/testing';
import { memoryVault } from '@ledger/vault';
import { ask, onboard } from '../testing/asked.js';
import { AskLedger } from './ask-ledger.js';
import { writeSideModule } from './write-side.module.js';

async function bus() {
  const ports = { log: memoryLog(), vault: memoryVault() };
  const app = await Test.createTestingModule({ imports: [writeSideModule(ports)] }).compile();
  await app.init();
  return app.get(CommandBus);
}

describe('asking the ledger through the command bus', () => {
  it('records with the aggregate that is named', async () => {
    const answer = await (
      await bus()
    ).execute(new AskLedger('provider', ask('provider-1', onboard())));
    expect(answer).toMatchObject({ outcome: 'recorded', revision: 0 });
  });

  it('refuses a command of the wrong shape', async () => {
    const wrong = ask('provider-1', { type: 'OnboardProvider', data: {} });
    const asked = (await bus()).execute(new AskLedger('provider', wrong));
    await expect(asked).rejects.toThrow('providerRef');
  });

  it('knows no aggregate by another name', async () => {
    const asked = (await bus()).execute(new AskLedger('house', ask('house-1', onboard())));
    await expect(asked).rejects.toThrow('No aggregate is called house.');
  });
});

import { spec } from '@ledger/kernel/testing';
import type { ProviderCommand } from './provider.commands.js';
import { provider } from './provider.decider.js';
import type { ProviderEvent } from './provider.events.js';

const { given } = spec(provider);

const details = {
  name: 'Harbour Learning',
  kind: 'unregistered',
  authority: '801',
  registered: false,
} as const;
const all = {
  ...details,
  urn: '140001',
  ukprn: '10012345',
  lots: ['1', '2'],
  capacity: 12,
  approvedFrom: '2025-09-01',
  approvedTo: '2026-08-31',
};
const onboarded: ProviderEvent = {
  type: 'ProviderOnboarded',
  data: { providerRef: 'P01', ...all },
};
const onboard = (more: object = {}): ProviderCommand => ({
  type: 'OnboardProvider',
  data: { providerRef: 'P01', ...details, ...more },
});
const correct = (more: object = {}): ProviderCommand => ({
  type: 'CorrectProviderDetails',
  data: { ...details, ...more },
});

describe('onboarding a provider', () => {
  it('records it from its approval', () => {
    given()
      .when(onboard(all))
      .thenRecorded({ ...onboarded, effectiveOn: '2025-09-01' });
  });

  it('records it from today when no approval is given', () => {
    given()
      .when(onboard())
      .thenRecorded({
        type: 'ProviderOnboarded',
        data: { providerRef: 'P01', ...details },
        effectiveOn: '2026-01-15',
      });
  });

  it('records nothing the second time, whatever the order of the lots', () => {
    given(onboarded)
      .when(onboard({ ...all, lots: ['2', '1', '2'] }))
      .thenNothing();
    given(onboarded).when(onboard()).thenNothing();
  });

  it('puts the details right when they differ', () => {
    given(onboarded)
      .when(onboard({ capacity: 0 }))
      .thenRecorded({
        type: 'ProviderDetailsCorrected',
        data: { ...all, capacity: 0 },
        effectiveOn: '2025-09-01',
        corrects: 'event-1',
      });
  });

  it('refuses another reference', () => {
    given(onboarded)
      .when(onboard({ providerRef: 'P02' }))
      .thenRefused('provider-has-another-reference');
  });

  it('refuses an approval that ends before it starts', () => {
    given()
      .when(onboard({ approvedFrom: '2025-09-01', approvedTo: '2025-08-31' }))
      .thenRefused('approval-ends-before-it-starts');
  });
});

describe('correcting a provider', () => {
  it('corrects the event that said it last, from the approval as it now stands', () => {
    given(onboarded)
      .when(correct({ approvedFrom: '2025-10-01' }))
      .thenRecorded({
        type: 'ProviderDetailsCorrected',
        data: { ...all, approvedFrom: '2025-10-01' },
        effectiveOn: '2025-10-01',
        corrects: 'event-1',
      });
  });

  it('records nothing when nothing differs', () => {
    given(onboarded).when(correct()).thenNothing();
  });

  it('refuses an approval that now ends before it starts', () => {
    given(onboarded)
      .when(correct({ approvedFrom: '2026-09-01' }))
      .thenRefused('approval-ends-before-it-starts');
  });

  it('refuses a provider that is not in the directory', () => {
    given().when(correct()).thenRefused('provider-not-onboarded');
  });
});

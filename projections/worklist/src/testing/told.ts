import type { WatchedEvent } from '../worklist.projection.js';

type Told = WatchedEvent & { streamId: string };

export const pupilId = 'pupil-a';
export const providerId = 'provider-a';
export const placementId = 'placement-a';
export const day = '2026-01-12';

/** An event as the test's log holds it, all of one day. */
export function told(streamId: string, type: string, data: object) {
  return { type, streamId, data, meta: { effectiveOn: day } } as unknown as Told;
}

export const referral = (type: string, data: object) =>
  told('referral-r', type, { pupilId, ...data });
export const panel = (type: string, data: object) =>
  told('panel-p', type, { referralId: 'referral-r', pupilId, ...data });
export const approach = (type: string, data: object) =>
  told('approach-a', type, { pupilId, providerId, ...data });
export const document = (type: string, data: object) =>
  told(`compliance-${providerId}`, type, { documentId: 'd', kind: 'insurance', ...data });
export const visit = (type: string, data: object) => told('qa-visit-v', type, data);
export const finding = (type: string, data: object) => told('finding-f', type, data);
export const plan = (type: string, data: object) => told('provider-plan-p', type, data);
export const board = (type: string, data: object) => told('improvement-plan-p', type, data);
export const mark = (type: string, data: object) =>
  told('register-provider-a-2026-01-12-AM', type, {
    ...{ pupilId, placementId, providerId, date: day, session: 'AM', ...data },
  });

import { panel, type ScheduledPanel } from '@ledger/panel';
import { loadStates } from '@ledger/write-side';
import type { ImportRun } from '../run.js';
import { type LookUp, remembered } from './remembered.js';

const AT_MOST = 500;

/** Meetings of panels by `panelRef`; a reference that was claimed without a meeting is absent. */
export function knownPanels(run: ImportRun): LookUp<ScheduledPanel> {
  return remembered(AT_MOST, async (refs) => {
    const found = await run.references.find('panel', [...refs]);
    const streamIds = [...found.values()].map(({ id }) => `panel-${id}`);
    const streams = await loadStates(run.ports, panel, streamIds);
    return new Map(
      [...found].flatMap(([ref, { id }]) => {
        const state = streams.get(`panel-${id}`)?.state;
        return state ? [[ref, state] as const] : [];
      }),
    );
  });
}

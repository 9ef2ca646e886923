import type { Actor, Source } from '@ledger/kernel';

/** The invented people who record the demonstration. */
export const HUB_OFFICER: Actor = {
  id: 'demo-commissioner',
  role: 'commissioner',
  organisation: '801',
};
export const FINANCE_OFFICER: Actor = { id: 'demo-finance', role: 'finance', organisation: '801' };
export const BOARD_CLERK: Actor = { id: 'demo-board', role: 'board-member', organisation: '801' };
export const PANEL_CLERK: Actor = { id: 'demo-panel', role: 'commissioner', organisation: '801' };
export const QA_OFFICER: Actor = { id: 'demo-qa', role: 'commissioner', organisation: '801' };
export const registerTaker = (providerRef: string): Actor => ({
  id: `demo-register-${providerRef}`,
  role: 'provider',
  organisation: providerRef,
});

export const ON_SCREEN: Source = { kind: 'screen' };

import { type DueItem, dueItems, type WorklistView } from '@ledger/worklist';
import type { Ledger } from './ledger.js';

/**
 * What is due by a day, as policies are asked about it.
 * @param today YYYY-MM-DD
 * @param minPosition the log's position that must be seen; absent: the head as of the call
 */
export async function worklistDue(
  { readModel, vault }: Pick<Ledger, 'readModel' | 'vault'>,
  today: string,
  minPosition?: number,
): Promise<readonly DueItem[]> {
  const request = { scope: 'all', ...(minPosition !== undefined && { minPosition }) } as const;
  const { result } = await readModel.view('worklist', request, (view) =>
    dueItems(view as WorklistView, today, (sealed) => vault.open(sealed)),
  );
  return result;
}

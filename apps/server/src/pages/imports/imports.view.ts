import { tableView } from '@ledger/govuk';
import type { ImportKind, Notice } from '@ledger/imports';
import { csvOf, paths } from '../paths.js';
import type { KeptImport } from './kept-import.js';

export const noticeColumns = [
  { name: 'row', label: 'Row', kind: 'integer' },
  { name: 'column', label: 'Column', kind: 'text' },
  { name: 'code', label: 'Code', kind: 'text' },
  { name: 'message', label: 'What is wrong and what is allowed', kind: 'text' },
] as const;

const faults: Readonly<Record<string, string>> = {
  kind: 'Choose what the file holds',
  file: 'Choose a CSV file',
};

/** The kinds of file to choose from, each with its template. */
export function importsView(
  kinds: readonly Pick<ImportKind, 'name' | 'sentence'>[],
  { kind, fault }: { kind?: string; fault?: string },
) {
  const choices = kinds.map(({ name }) => ({ value: name, text: name, selected: name === kind }));
  return {
    choices: [{ value: '', text: 'Choose' }, ...choices],
    kinds: kinds.map(({ name, sentence }) => ({
      name,
      sentence,
      template: csvOf(paths.importTemplate(name)),
    })),
    ...(fault && { fault, errors: [{ text: faults[fault], href: `#${fault}` }] }),
  };
}

const SHOWN = 200;

/** What became of a file, or would become of it. */
export function receiptView(id: string, { receipt, recorded, kind, fileName }: KeptImport) {
  const { accepted, unchanged, corrected, rejected, errors, warnings } = receipt;
  const csv = csvOf(paths.importReceipt(id));
  return {
    ...{ recorded, kind, fileName },
    heading: recorded ? 'Import recorded' : 'Check before recording',
    submit: !recorded && accepted + corrected > 0 ? paths.importReceipt(id) : undefined,
    counts: [
      { key: recorded ? 'Rows recorded' : 'Rows to record', value: accepted },
      { key: recorded ? 'Rows corrected' : 'Rows to correct', value: corrected },
      { key: 'Rows recorded already', value: unchanged },
      { key: 'Rows refused', value: rejected },
    ],
    refused: notices('Refused rows', errors, csv),
    warnings: notices('Queries: recorded all the same', warnings, csv),
  };
}

const notices = (what: string, list: readonly Notice[], csv: string) =>
  list.length === 0
    ? undefined
    : tableView({
        caption: list.length > SHOWN ? `${what} (the first ${SHOWN} of ${list.length})` : what,
        columns: noticeColumns,
        rows: list.slice(0, SHOWN),
        csv,
      });

import { catalogue } from '@ledger/ledger';
import { eventCatalogueView } from './event-catalogue.view.js';

describe('the event catalogue', () => {
  it('has a row for every kind of event and a download', () => {
    const { table } = eventCatalogueView(catalogue());
    expect(table.rows).toHaveLength(catalogue().length);
    expect(table.csv).toBe('/event-catalogue.csv');
  });
});

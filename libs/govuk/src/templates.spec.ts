import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Layout } from './layout.js';
import { stylesheet } from './stylesheet.js';
import { tableView } from './table.js';
import { pageTemplates } from './templates.js';

const folder = mkdtempSync(join(tmpdir(), 'govuk-'));
afterAll(() => rmSync(folder, { recursive: true }));

const layout: Layout = {
  serviceName: 'Placement Ledger',
  stylesheet: '/assets/ledger.css',
  simulated: true,
  navigation: [],
  csrf: 'secret',
  footer: [],
  signOut: '/sign-out',
};

function shown(template: string, data: object): string {
  writeFileSync(join(folder, 'page.njk'), template);
  return pageTemplates([folder])('page.njk', { layout, ...data });
}

describe('a page', () => {
  const page = '{% extends "layout.njk" %}{% block content %}<p>{{ said }}</p>{% endblock %}';

  it('escapes what was recorded', () => {
    const html = shown(page, { said: '<script>alert(1)</script>' });
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(html).not.toContain('<script');
  });

  it('says that a simulated record is one, and a real one says nothing', () => {
    expect(shown(page, {})).toContain('Simulated record:');
    const real = shown(page, { layout: { ...layout, simulated: false } });
    expect(real).not.toContain('Simulated record');
  });
});

describe('a table', () => {
  const template = '{% from "ledger-macros.njk" import dataTable %}{{ dataTable(table) }}';
  const columns = [
    { name: 'line', label: 'Line', kind: 'text' },
    { name: 'pence', label: 'Spent', kind: 'pence' },
  ] as const;

  it('has a caption, scoped heads, a totals row and a download', () => {
    const html = shown(template, {
      table: tableView({
        caption: 'Spend',
        columns,
        rows: [{ line: '1.2.7 & more', pence: 150_000 }],
        links: { line: () => '/lines/1' },
        totals: { pence: 150_000 },
        csv: '/spend.csv',
      }),
    });
    expect(html).toMatch(/<caption[^>]*>Spend<\/caption>/);
    expect(html.match(/scope="col"/g)).toHaveLength(2);
    expect(html).toContain('<a class="govuk-link" href="/lines/1">1.2.7 &amp; more</a>');
    expect(html).toContain('£1,500.00');
    expect(html).toContain('Total');
    expect(html).toContain('href="/spend.csv"');
  });

  it('says so when it is empty', () => {
    const table = tableView({ caption: 'Spend', columns, rows: [], totals: { pence: 0 } });
    const html = shown(template, { table });
    expect(html).toContain(table.empty);
    expect(html).not.toContain('Total');
  });
});

describe('the stylesheet', () => {
  it('has neither the typeface of GOV.UK nor an image of it', () => {
    const { css, version } = stylesheet();
    expect(css).not.toMatch(/GDS Transport|@font-face|url\(\/assets/);
    expect(css).toContain('.moj-timeline');
    expect(css).toContain('.ledger-header');
    expect(version).toMatch(/^[0-9a-f]{12}$/);
  });
});

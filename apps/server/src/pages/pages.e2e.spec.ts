import type { Browser, Page } from 'playwright-core';
import { axeFaults, inBrowser, openBrowser, signedIn } from '../testing/browser.js';
import { recordExample } from '../testing/example-files.js';
import { served, type Served } from '../testing/served.js';

let server: Served;
let browser: Browser;

beforeAll(async () => {
  [server, browser] = await Promise.all([served(), openBrowser()]);
  await recordExample(server);
});

afterAll(async () => {
  await browser?.close();
  await server?.close();
});

const pages = [
  '/',
  '/pupils',
  '/pupils-by-key-stage',
  '/pupils-by-key-stage/placements',
  '/attendance',
  '/attendance/enrolments',
  '/high-needs-spend',
  '/high-needs-spend/placements',
  '/imports',
  '/projections',
  '/event-catalogue',
  '/accessibility',
  '/events/1',
  '/nowhere',
];

inBrowser('looks', () => {
  it('shots', async () => {
    const page = await signedIn(browser, server.url, { person: 'commissioner', javaScriptEnabled: true });
    const hist = (await (await fetch(`${server.url}/api/v1/lookups`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ kind: 'pupil', ref: 'PU-1' }) })).json()) as { id: string };
    for (const path of [...pages, `/pupils/${hist.id}`, `/attendance/marks?authority=801&from=2025-11-01&to=2025-11-30&pupilId=${hist.id}`])
      for (const width of [320, 1280]) {
        await page.setViewportSize({ width, height: 800 });
        await page.goto(server.url + path);
        const faults = await axeFaults(page);
        const overflow = await page.evaluate('document.documentElement.scrollWidth');
        if (faults.length || Number(overflow) > width) console.log(path, width, overflow, faults);
        await page.screenshot({ path: `/tmp/f/x/${path.split('?')[0]!.replace(/\W/g, '_')}-${width}.png`, fullPage: true });
      }
  });
});

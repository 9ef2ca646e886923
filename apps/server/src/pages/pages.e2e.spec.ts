import type { Browser, Page } from 'playwright-core';
import { axeFaults, hasBrowser, inBrowser, openBrowser, signedIn } from '../testing/browser.js';
import { recordExample } from '../testing/example-files.js';
import { served, type Served } from '../testing/served.js';

let server: Served;
let browser: Browser;
let history: string;

beforeAll(async () => {
  if (!hasBrowser) return;
  [server, browser] = await Promise.all([served(), openBrowser()]);
  await recordExample(server);
  const { body } = await server.ask.post('/api/v1/lookups').send({ kind: 'pupil', ref: 'PU-1' });
  history = `/pupils/${(body as { id: string }).id}`;
});

afterAll(async () => {
  await browser?.close();
  await server?.close();
});

const november = 'from=2025-11-01&to=2025-11-30&on=2025-12-31';
const pages = () => [
  '/',
  '/worklist?on=2025-12-31',
  '/pupils',
  history,
  `${history}?knownAt=soon`,
  '/pupils-by-key-stage?on=2025-12-31',
  '/pupils-by-key-stage/placements?on=2025-12-31',
  '/improvement-plan?on=2025-12-31',
  '/improvement-plan/actions?on=2025-12-31',
  `/attendance?${november}`,
  `/attendance/enrolments?${november}`,
  `/attendance/marks?authority=801&${november}&pupilId=${history.slice(8)}`,
  '/high-needs-spend?financialYear=2025-26&on=2025-12-31',
  '/high-needs-spend/placements?financialYear=2025-26&on=2025-12-31',
  '/imports',
  '/projections',
  '/event-catalogue',
  '/accessibility',
  '/events/14',
  '/nowhere',
];

const widths = [320, 768, 1280];

/** Each page is one headed document whose tables say what they are, and nothing sticks out. */
async function expectSound(page: Page, path: string): Promise<void> {
  expect([path, await page.locator('h1').count()]).toEqual([path, 1]);
  const captions = await page.locator('table > caption').count();
  expect([path, captions]).toEqual([path, await page.locator('table').count()]);
  expect([path, await page.locator('script').count()]).toEqual([path, 0]);
}

inBrowser('the pages', () => {
  it('have one h1, captioned tables and no script, and work without JavaScript', async () => {
    const page = await signedIn(browser, server.url, { person: 'commissioner' });
    for (const path of pages()) {
      await page.goto(server.url + path);
      await expectSound(page, path);
    }
  });

  it.each(widths)('have no fault that axe finds and fit at %i pixels', async (width) => {
    const as = { person: 'commissioner', javaScriptEnabled: true };
    const page = await signedIn(browser, server.url, as);
    await page.setViewportSize({ width, height: 800 });
    for (const path of [...pages(), '/sign-in']) {
      if (path === '/sign-in') await page.context().clearCookies();
      await page.goto(server.url + path);
      expect([path, await axeFaults(page)]).toEqual([path, []]);
      const wide = await page.evaluate('document.documentElement.scrollWidth');
      expect([path, wide]).toEqual([path, width]);
    }
  });

  it('tell axe of a fault that is there', async () => {
    const page = await (await browser.newContext()).newPage();
    await page.setContent('<main><h1>x</h1><img src="x.png"></main>');
    expect((await axeFaults(page)).join()).toContain('image-alt');
  });

  it('let somebody sign in and find a pupil with the keyboard alone', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${server.url}/sign-in`);
    await tabTo(page, 'Auditor');
    await page.keyboard.press('Space');
    await tabTo(page, 'Sign in');
    await page.keyboard.press('Enter');
    await page.waitForURL(`${server.url}/`);
    await tabTo(page, 'Find a pupil');
    await page.keyboard.press('Enter');
    await page.waitForURL(`${server.url}/pupils`);
    await tabTo(page, 'Name, pupil reference or UPN');
    await page.keyboard.type('Quillfeather');
    await page.keyboard.press('Enter');
    await page.waitForSelector('text=1 pupil found');
    expect(page.url()).toBe(`${server.url}/pupils`);
  });
});

interface Focused {
  readonly labels?: readonly { readonly textContent: string | null }[] | null;
  readonly textContent: string | null;
}

/** Presses Tab until what has the focus is called that; a person gives up sooner. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let presses = 0; presses < 40; presses += 1) {
    await page.keyboard.press('Tab');
    const focused = page.locator(':focus');
    const label = await focused.evaluate((element) => {
      const { labels, textContent } = element as Focused;
      return labels?.[0]?.textContent ?? textContent;
    });
    if (label?.trim().startsWith(name)) return;
  }
  throw new Error(`Tab never came to ${name}`);
}

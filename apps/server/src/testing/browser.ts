import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, chromium, type Page } from 'playwright-core';

const CHROMIUM = '/usr/bin/chromium';
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core'), 'utf8');

/** False on a machine without a browser: the test is then skipped, but never where CI is set. */
export const hasBrowser = existsSync(CHROMIUM) || process.env['CI'] === 'true';

/** `describe` where there is a browser; else skipped, by a name that says how to get one. */
export const inBrowser = (name: string, tests: () => void): void => {
  if (hasBrowser) describe(name, tests);
  else describe.skip(`${name} (needs Chromium: apt-get install chromium)`, tests);
};

export function openBrowser(): Promise<Browser> {
  const offline = ['--disable-background-networking', '--disable-component-update'];
  const args = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-sync', ...offline];
  return chromium.launch({ executablePath: CHROMIUM, args });
}

/** A page that is signed in as that person; without JavaScript unless it is asked for. */
export async function signedIn(
  browser: Browser,
  url: string,
  as: { person: string; javaScriptEnabled?: boolean },
): Promise<Page> {
  // Tools are put into the page under test, which its own policy would refuse.
  const { javaScriptEnabled = false, person } = as;
  const context = await browser.newContext({ javaScriptEnabled, bypassCSP: javaScriptEnabled });
  const page = await context.newPage();
  await page.goto(`${url}/sign-in`);
  await page.check(`input[value="demonstration-${person}"]`);
  await page.click('main button');
  return page;
}

/** What axe finds wrong on the page as it stands, at WCAG 2.2 AA and as best practice. */
export async function axeFaults(page: Page): Promise<readonly string[]> {
  await page.evaluate(axeSource);
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
    };
    const { violations } = await axe.run();
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
  });
}

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const packages = createRequire(import.meta.url);
const systemFonts = 'system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif';

/**
 * A council is not on a GOV.UK domain, so neither the GDS Transport typeface nor the royal arms may
 * be used: the faces are taken out, every use of them is the system's font, no image is fetched.
 */
export function withoutCrownAndTypeface(css: string): string {
  return css
    .replace(/\/\*![^*]*Margaret Calvert[^*]*\*\//g, '')
    .replace(/@font-face\{[^}]*\}/g, '')
    .replace(/GDS Transport,arial,sans-serif/g, systemFonts)
    .replace(/url\(\/assets\/[^)]*\)/g, 'none')
    .replace(/\/\*# sourceMappingURL=[^*]*\*\//g, '');
}

export interface Stylesheet {
  readonly css: string;
  /** Changes with the content, so that it may be kept for ever. */
  readonly version: string;
}

/** The one stylesheet: GOV.UK Frontend, what we use of MOJ Frontend, and our own after them. */
export function stylesheet(): Stylesheet {
  const parts = [
    readFileSync(packages.resolve('govuk-frontend/dist/govuk/govuk-frontend.min.css'), 'utf8'),
    readFileSync(packages.resolve('@ministryofjustice/frontend/moj/moj-frontend.min.css'), 'utf8'),
    readFileSync(new URL('./ledger.css', import.meta.url), 'utf8'),
  ];
  const css = parts.map((part) => withoutCrownAndTypeface(part)).join('\n');
  return { css, version: createHash('sha256').update(css).digest('hex').slice(0, 12) };
}

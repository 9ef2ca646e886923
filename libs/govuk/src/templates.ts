import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import nunjucks from 'nunjucks';
import { dateText, instantText, numberText, percentText, poundsText } from './filters.js';

/** Renders a template of the given name, such as `home/home.njk`, with its data. */
export type RenderPage = (template: string, data: object) => string;

/**
 * Templates from our layout, GOV.UK Frontend and the given folders. Everything is escaped unless a
 * template says otherwise, and none of ours does with a recorded value.
 */
export function pageTemplates(folders: readonly string[]): RenderPage {
  const govuk = dirname(createRequire(import.meta.url).resolve('govuk-frontend/package.json'));
  const own = fileURLToPath(new URL('./templates', import.meta.url));
  const loader = new nunjucks.FileSystemLoader([own, join(govuk, 'dist'), ...folders]);
  const environment = new nunjucks.Environment(loader, { autoescape: true });
  environment.addFilter('date', dateText);
  environment.addFilter('instant', instantText);
  environment.addFilter('number', numberText);
  environment.addFilter('percent', percentText);
  environment.addFilter('pounds', poundsText);
  return (template, data) => environment.render(template, data);
}

import { fileURLToPath } from 'node:url';
import { Inject, Injectable } from '@nestjs/common';
import { may, type Permission, type Person, roleNames } from '@ledger/access';
import { type Layout, pageTemplates, type RenderPage, stylesheet } from '@ledger/govuk';
import type { Caller } from '../http/caller.js';
import type { Page } from '../http/reply.js';
import { LEDGER, type Ledger } from '../ledger-door.js';
import { paths, withQuery } from './paths.js';

const menu: readonly { text: string; href: string; permission: Permission }[] = [
  { text: 'Worklist', href: paths.worklist, permission: 'follow-figures' },
  { text: 'Find a pupil', href: paths.findPupil, permission: 'find-pupil' },
  { text: 'Pupils by key stage', href: paths.keyStages, permission: 'read-figures' },
  { text: 'Attendance', href: paths.attendance, permission: 'read-figures' },
  { text: 'High needs spend', href: paths.spend, permission: 'read-figures' },
  { text: 'Improvement plan', href: paths.plan, permission: 'read-figures' },
  { text: 'Imports', href: paths.imports, permission: 'import' },
  { text: 'Projections', href: paths.projections, permission: 'watch-projections' },
];

const footer = [
  { text: 'Accessibility statement', href: paths.accessibility },
  { text: 'Event catalogue', href: paths.events },
  { text: 'API description', href: paths.openApi },
];

/** Puts a page's data into the one layout. */
@Injectable()
export class PageRenderer {
  private readonly render: RenderPage;
  readonly styles = stylesheet();

  constructor(@Inject(LEDGER) private readonly ledger: Ledger) {
    this.render = pageTemplates([fileURLToPath(new URL('.', import.meta.url))]);
  }

  html(caller: Caller, path: string, { template, data }: Page): string {
    return this.render(template, { ...data, paths, layout: this.layout(caller, path) });
  }

  private layout({ person, session }: Caller, path: string): Layout {
    return {
      serviceName: 'Placement Ledger',
      stylesheet: withQuery(paths.stylesheet, { v: this.styles.version }),
      simulated: this.ledger.log.simulated,
      navigation: person ? navigation(person, path) : [],
      csrf: session?.csrf ?? '',
      footer,
      signOut: paths.signOut,
      ...(person && { person: { name: person.name, role: roleNames[person.role] } }),
    };
  }
}

const navigation = (person: Person, path: string) =>
  menu
    .filter(({ permission }) => may(person, permission))
    .map(({ text, href }) => ({
      text,
      href,
      active: path === href || path.startsWith(`${href}/`),
    }));

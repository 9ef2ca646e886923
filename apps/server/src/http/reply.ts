/** A page to show: a template with its data. */
export class Page {
  constructor(
    readonly template: string,
    readonly data: object,
  ) {}
}

/** A table to download. */
export class CsvFile {
  constructor(
    readonly name: string,
    readonly content: string,
  ) {}
}

/** Thrown by a page that sends the browser elsewhere. */
export class SeeOther extends Error {
  constructor(readonly location: string) {
    super(`see ${location}`);
    this.name = 'SeeOther';
  }
}

/** Thrown by a form that cannot be taken as it is: the page again, with what is wrong. */
export class FormRefused extends Error {
  constructor(readonly page: Page) {
    super('a form was refused');
    this.name = 'FormRefused';
  }
}

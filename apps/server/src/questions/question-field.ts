/** One field of the form above a figure. */
export interface QuestionField {
  readonly name: string;
  readonly label: string;
  readonly kind: 'text' | 'date' | 'choice';
  readonly hint?: string;
  readonly choices?: readonly (readonly [value: string, text: string])[];
}

/** What is wrong with one field. */
export interface FieldFault {
  readonly field: string;
  readonly message: string;
}

export type Asked = Readonly<Record<string, string>>;

/** The two dates that every question takes. */
export const onField: QuestionField = { name: 'on', label: 'True on', kind: 'date' };
export const knownAtField: QuestionField = {
  name: 'knownAt',
  label: 'As known at',
  kind: 'text',
  hint: 'Date or instant; empty means now',
};
export const authorityField: QuestionField = {
  name: 'authority',
  label: 'Authority',
  kind: 'text',
  hint: 'Three digits',
};

/** The fields as the form macro shows them, with what was asked and what was wrong. */
export function formFields(
  fields: readonly QuestionField[],
  asked: Asked,
  faults: readonly FieldFault[] = [],
) {
  return fields.map((field) => ({
    ...field,
    value: asked[field.name] ?? '',
    items: field.choices?.map(([value, text]) => ({
      value,
      text,
      selected: value === asked[field.name],
    })),
    error: faults.find((fault) => fault.field === field.name)?.message,
  }));
}

/** The error summary: each fault as a sentence that leads to its field, or to the heading. */
export function errorSummary(fields: readonly QuestionField[], faults: readonly FieldFault[]) {
  return faults.map(({ field, message }) => {
    const known = fields.find(({ name }) => name === field);
    return {
      text: `${known?.label ?? field} ${message}`,
      href: known ? `#${field}` : '#main-content',
    };
  });
}

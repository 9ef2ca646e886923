export interface DemoSchool {
  readonly urn: string;
  readonly name: string;
  readonly authority: string;
  readonly phase: 'primary' | 'secondary' | 'all-through' | 'special';
}

const NAMES: readonly (readonly [string, DemoSchool['phase']])[] = [
  ['Ashcombe Academy', 'secondary'],
  ['Beacon Hill School', 'secondary'],
  ['Castle Mead School', 'secondary'],
  ['Dovecote High School', 'secondary'],
  ['Eastfield Academy', 'secondary'],
  ['Fairlawn School', 'all-through'],
  ['Granary Road Academy', 'secondary'],
  ['Hollybrook School', 'secondary'],
  ['Ironbridge Street Academy', 'secondary'],
  ['Jubilee Park School', 'all-through'],
  ['Kingsdown Primary School', 'primary'],
  ['Larch Grove Primary School', 'primary'],
  ['Millpond Primary School', 'primary'],
  ['Nettlefold Primary School', 'primary'],
  ['Oakwell Primary School', 'primary'],
  ['Priory Lane Primary School', 'primary'],
  ['Quarry Bank Primary School', 'primary'],
  ['Rowan Tree School', 'special'],
];

/** The schools whose rolls the children are on; URNs from a range that is not in use. */
export const DEMONSTRATION_SCHOOLS: readonly DemoSchool[] = NAMES.map(([name, phase], index) => ({
  urn: String(990_001 + index),
  name,
  phase,
  authority: '801',
}));

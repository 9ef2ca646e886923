/** How an action stood at the meeting of 23 October 2024. */
export type Standing =
  'completed' | 'actioned-and-embedded' | 'on-track' | 'not-started' | 'at-risk';

export interface DemoAction {
  readonly title: string;
  readonly owner: string;
  readonly standing: Standing;
}

const written: Readonly<Record<string, Standing>> = {
  C: 'completed',
  E: 'actioned-and-embedded',
  T: 'on-track',
  N: 'not-started',
  R: 'at-risk',
};

// The seven priority areas, and how many actions stood how, are those that Bournemouth,
// Christchurch and Poole published for October 2024; the wording of the actions is invented.
const AREAS: readonly (readonly [string, string, readonly string[]])[] = [
  [
    'Commissioning',
    'Commissioning manager',
    [
      'C Agree one specification for all alternative provision',
      'C List every placement with its price and funder',
      'C End placements without a written agreement',
      'T Tender a framework with three lots',
      'T Agree prices for a day, a half-day and an hour',
      'N Review block places against those used',
      'R Recover contributions from schools each term',
    ],
  ],
  [
    'Communication and engagement',
    'Inclusion lead',
    [
      'C Publish a directory of approved providers',
      'C Meet head teachers each half-term',
      'T Hold a forum for parents and carers',
      'T Ask children about their placement each term',
      'T Publish a guide to referral for schools',
      'N Report what children said to the board',
    ],
  ],
  [
    'Inclusion and intervention',
    'Head of inclusion',
    [
      'C Set up a panel of several services',
      'C Name a lead officer for each child',
      'C Record the support given before a referral',
      'T Review each dual-roll placement at 6 and 12 weeks',
      'T Plan the return to school from the first day',
      'T Offer outreach to schools before exclusion',
      'N Follow up each leaver for two years',
      'R Start provision by the sixth school day',
    ],
  ],
  [
    'Safeguarding and quality assurance',
    'Safeguarding lead',
    [
      'C Visit every provider in use',
      'C Hold the safeguarding checks of each provider in one place',
      'E Refuse new placements where checks have run out',
      'T Publish a framework of quality assurance',
      'T Share visit reports with neighbouring authorities',
      'T Follow attendance of each child each day',
      'N Audit safeguarding against section 175 each year',
      'T Watch hours at providers that are not registered',
    ],
  ],
  [
    'Strategy and leadership',
    'Director of education',
    [
      'C Set up an oversight board that meets every six weeks',
      'C Agree a strategy for alternative provision',
      'C Name one accountable director',
      'T Agree the roles of the teams in the strategy',
      'T Bring the risks of the service to the corporate register',
      'N Review the strategy after its first year',
    ],
  ],
  [
    'Sufficiency and planning',
    'Sufficiency lead',
    [
      'C Count the places in use by key stage',
      'T Forecast the places needed for three years',
      'T Plan places for key stages 1 and 2',
      'T Map places against where children live',
      'N Open a base for early intervention',
      'R Bring children placed out of area nearer home',
    ],
  ],
  [
    'Systems and oversight',
    'Head of service improvement',
    [
      'C Hold every placement in one record',
      'T Match cost centres with budget lines',
      'T Report spend against budget each month',
      'T Triangulate data about schools each term',
      'N Give providers their own registers',
    ],
  ],
];

/** The areas of the plan in their order, each with its actions. */
export const PRIORITY_AREAS = AREAS.map(([priorityArea, owner, lines]) => ({
  priorityArea,
  actions: lines.map((line): DemoAction => ({
    title: line.slice(2),
    owner,
    standing: written[line.slice(0, 1)] ?? 'not-started',
  })),
}));

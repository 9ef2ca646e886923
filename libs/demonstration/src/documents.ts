import { addDays } from '@ledger/school-time';
import { chance } from './chance.js';
import { QA_OFFICER } from './people.js';
import type { DemoProvider } from './providers.js';
import { type Step, stepsOf } from './step.js';
import { DEMONSTRATION_DAY } from './terms.js';

type Kind =
  'dbs' | 'single-central-record' | 'insurance' | 'safeguarding-policy' | 'health-and-safety';

/** What each provider shows at onboarding, and for how many years it holds; 0 is without end. */
const SHOWN: readonly (readonly [Kind, number])[] = [
  ['dbs', 0],
  ['single-central-record', 0],
  ['insurance', 1],
  ['safeguarding-policy', 1],
  ['health-and-safety', 2],
];

/** Its insurance was not shown again in the last summer. */
const NOT_RENEWED = 'Second Half Football';

/** Compliance documents of every provider: shown at onboarding, and again when they have expired. */
export function documentSteps(providers: readonly DemoProvider[], openingDay: string): Step[] {
  const luck = chance(8050);
  return SHOWN.flatMap(([kind, years]) => {
    const days = daysShown(openingDay, years);
    return days.flatMap((receivedOn, index) => {
      const isAgain = index > 0 && index === days.length - 1;
      return providers.flatMap((provider) => {
        const document = { documentId: luck.uuid(), kind, receivedOn };
        const lapsed = kind === 'insurance' && provider.name === NOT_RENEWED;
        return lapsed && isAgain ? [] : shown(provider, document, years);
      });
    });
  });
}

interface Shown {
  readonly documentId: string;
  readonly kind: Kind;
  readonly receivedOn: string;
}

function shown({ providerId }: DemoProvider, document: Shown, years: number): Step[] {
  const step = stepsOfDocuments(providerId);
  const { receivedOn, documentId } = document;
  if (years === 0) return [step(receivedOn, 'ReceiveComplianceDocument', document)];
  const after = later(receivedOn, years);
  const expiresOn = addDays(after, -1);
  return [
    step(receivedOn, 'ReceiveComplianceDocument', { ...document, expiresOn }),
    step(after, 'ExpireComplianceDocument', { documentId }),
  ];
}

const stepsOfDocuments = (providerId: string) =>
  stepsOf({ category: 'compliance', id: providerId, actor: QA_OFFICER, time: '15:45' });

/** The opening day and each day on which what was shown before has run out. */
function daysShown(openingDay: string, years: number): readonly string[] {
  const days = [openingDay];
  if (years === 0) return days;
  for (let day = later(openingDay, years); day <= DEMONSTRATION_DAY; day = later(day, years))
    days.push(day);
  return days;
}

const later = (date: string, years: number) =>
  `${Number(date.slice(0, 4)) + years}${date.slice(4)}`;

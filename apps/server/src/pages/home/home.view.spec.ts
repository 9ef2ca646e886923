import { demonstrationPeople, type Person, type Role } from '@ledger/access';
import { homeView } from './home.view.js';

const figures = {
  authority: '801',
  pupils: { pupils: 60, placements: 75 },
  attendance: { absenceRate: 12.25, unmarked: 3 },
  spend: { budgetPence: 659_689_300, forecastPence: 700_000_000, variancePence: 40_310_700 },
  worklist: { items: 12, late: 3, due: 7, unanswered: 1, unowned: 1 },
};
const as = (role: Role): Person => {
  const person = demonstrationPeople.find((one) => one.role === role);
  if (!person) throw new Error(`nobody is ${role}`);
  return person;
};
const home = (role: Role) => homeView(as(role), { position: 1, today: '2025-11-05', figures });
const labels = (role: Role) => home(role).numbers.map(({ label }) => label);

describe('the home page', () => {
  it('differs for the three users', () => {
    const roles = ['auditor', 'board-member', 'finance-officer'] as const;
    expect(new Set(roles.map((role) => home(role).purpose)).size).toBe(3);
    expect(labels('finance-officer')).toContain('High needs budget this year');
    expect(labels('board-member')).toContain('Absence this academic year');
    expect(labels('auditor')).toContain('Sessions without a mark');
  });

  it('shows money in pounds and rates to one decimal', () => {
    expect(home('finance-officer').numbers[0]?.value).toBe('£6,596,893.00');
    expect(home('board-member').numbers[1]?.value).toBe('12.3%');
  });

  it('says how much waits for the role, and leads to its own list', () => {
    expect(home('board-member').tasks[0]).toMatchObject({
      text: 'Worklist (12)',
      hint: 'What is due, late, unowned or unanswered; 3 late',
      href: '/worklist?role=board-member',
    });
    expect(home('auditor').tasks[0]?.href).toBe('/worklist');
  });

  it('leads nobody to what their role may not do', () => {
    const hrefs = (role: Role) => home(role).tasks.map(({ href }) => href);
    expect(hrefs('board-member')).not.toContain('/pupils');
    expect(hrefs('provider')).toEqual(['/event-catalogue']);
    expect(hrefs('commissioner')).toContain('/imports');
  });

  it('shows no numbers where there are none', () => {
    const view = homeView(as('auditor'), { position: 0, today: '2025-11-05', figures: undefined });
    expect(view.numbers).toEqual([]);
  });
});

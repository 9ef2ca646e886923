import { childrenFor } from './files.js';
import { sessions, termsFor } from './school-days.js';

const yearsOf = (marks: number) => [...new Set(termsFor(marks).map(([year]) => year))];

describe('the school days of a bench', () => {
  it('are of two years, and of more where so many marks would need too many children', () => {
    expect(yearsOf(1_000_000)).toEqual(['2024/25', '2025/26']);
    expect(yearsOf(3_000_000)).toEqual(['2022/23', '2023/24', '2024/25', '2025/26']);
    expect(yearsOf(10_000_000)).toHaveLength(10);
    expect(childrenFor(10_000_000)).toBeLessThanOrEqual(2_600);
  });

  it('are weekdays, each session once and in order', () => {
    const all = sessions(10_000_000).map(({ date, half }) => `${date} ${half}`);
    expect(all).toEqual([...new Set(all)].sort());
    const days = new Set(sessions(10_000_000).map(({ date }) => new Date(date).getUTCDay()));
    expect([...days].sort()).toEqual([1, 2, 3, 4, 5]);
  });

  it('hold all marks', () => {
    for (const marks of [1, 1_000_000, 10_000_000])
      expect(childrenFor(marks) * sessions(marks).length).toBeGreaterThanOrEqual(marks);
  });
});

const CHILDREN = 100;
const PROVIDERS = 5;
const dayMs = 86_400_000;

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);

/** Files of an authority with 100 children, each placed with one of 5 providers. */
export function largeFiles(marks: number): Readonly<Record<string, readonly string[]>> {
  return {
    providers: [
      'providerRef,name,kind,authority,registered',
      ...numbers(PROVIDERS).map((n) => `V${n},Provider ${n},pru,801,yes`),
    ],
    pupils: [
      'pupilRef,givenName,familyName,dateOfBirth,authority',
      ...numbers(CHILDREN).map((n) => `P${n},Given ${n},Family ${n},2011-03-14,801`),
    ],
    placements: [
      'placementRef,pupilRef,providerRef,lot,commissioner,reason,startsOn,pattern,rateBasis,rate,costCentre',
      ...numbers(CHILDREN).map(
        (n) => `PL${n},P${n},V${n % PROVIDERS},1,authority,other,2024-09-02,1111111111,day,90,CC`,
      ),
    ],
    attendance: ['placementRef,date,session,code', ...marksOf(marks)],
  };
}

function marksOf(count: number): string[] {
  const rows: string[] = [];
  for (let day = Date.UTC(2024, 8, 2); rows.length < count; day += dayMs) {
    const date = new Date(day);
    if (date.getUTCDay() % 6 === 0) continue;
    const on = date.toISOString().slice(0, 10);
    const sessions = ['AM', 'PM'].flatMap((half) =>
      numbers(CHILDREN).map((n) => `PL${n},${on},${half},/`),
    );
    rows.push(...sessions);
  }
  return rows.slice(0, count);
}

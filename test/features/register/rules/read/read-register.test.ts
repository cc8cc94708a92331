import { readRegisterFiles } from '../../../../../src/documents/workbooks/read-register-files.ts';
import { day } from '../../../../../src/core/calendar/day.ts';
import type { PersonKey } from '../../../../../src/core/measures/measure.ts';
import { compareRegister } from '../../../../../src/features/register/rules/compare/compare.ts';
import { readRegister } from '../../../../../src/features/register/rules/read/read-register.ts';
import { NOTHING_STORED } from '../../../../../src/features/register/rules/register.ts';
import type { Outline, RegisterTable, TableKind } from '../../../../../src/features/register/rules/table.ts';

const TODAY = day('2026-11-24');

function sheet(kind: TableKind, text: string): RegisterTable {
  const [headings = [], ...rows] = text.split('\n').map((line) => line.split(','));
  const cells = (row: string[]) => Object.fromEntries(headings.map((heading, at) => [heading, row[at] ?? '']));
  return { kind, file: `${kind}.csv`, headings, rows: rows.map((row, at) => ({ line: at + 2, cells: cells(row) })) };
}

function problemsOf(...tables: RegisterTable[]): string[] {
  const { problems } = readRegister({ tables, problems: [], notes: [] }, NOTHING_STORED, TODAY);
  return problems.map(({ file, line, column }) => `${file} ${line} ${column}`);
}

const MEASURE = 'code,title,direction,frequency,unit,minimum,maximum,decimals\nA,Title,higher,annual,%,0,100,1';

describe('the Gateshead example', () => {
  it('imports with no problem: 74 real measures, 331 real readings, and one example with eight', async () => {
    const files = await readRegisterFiles(['examples/gateshead']);
    const { register, problems, notes } = readRegister(files, NOTHING_STORED, TODAY);
    expect(problems).toEqual([]);
    expect(notes).toEqual([]);
    expect(register.measures.filter((row) => !row.code.startsWith('EXAMPLE-'))).toHaveLength(74);
    expect(register.readings.filter((row) => !row.code.startsWith('EXAMPLE-'))).toHaveLength(331);
    expect(register.groups).toHaveLength(5);
    expect(register.framework?.committees.map((committee) => committee.code)).toEqual([
      'families',
      'corporate',
      'chw',
      'hehc',
    ]);
  });
});

describe('a folder with twenty planted errors', () => {
  it('has all twenty reported at once, each with its place, its value and a cure', async () => {
    const files = await readRegisterFiles(['test/fixtures/twenty-errors']);
    const { problems } = readRegister(files, NOTHING_STORED, TODAY);
    expect(problems.map(({ file, line, column }) => `${file} ${line} ${column}`).sort()).toEqual(
      [
        'framework.yaml 13 paper_deadline',
        'measures.csv 3 title',
        'measures.csv 4 code',
        'measures.csv 5 direction',
        'measures.csv 6 frequency',
        'measures.csv 7 period_kind',
        'measures.csv 8 influence',
        'measures.csv 9 perception',
        'measures.csv 10 minimum',
        'measures.csv 11 owner',
        'measures.csv 12 committees',
        'measures.csv 13 policy_objective',
        'people.csv 3 aliases',
        'people.csv 4 email',
        'people.csv 5 manager_email',
        'readings.csv 3 period',
        'readings.csv 4 value',
        'readings.csv 5 code',
        'readings.csv 6 period',
        'readings.csv 7 value',
      ].sort(),
    );
    for (const problem of problems) expect([problem.problem, problem.cure]).not.toContain('');
  });
});

describe('a problem is found where it stands', () => {
  const measure = sheet('measures', MEASURE);
  it.each<[string, RegisterTable[], string[]]>([
    [
      'a required column that is missing, once',
      [sheet('measures', 'code,title,direction\nA,T,higher\nB,T,lower')],
      ['measures.csv 1 frequency'],
    ],
    ['a column that stands twice', [sheet('readings', 'code,period,value,value'), measure], ['readings.csv 1 value']],
    [
      'an empty required cell',
      [sheet('measures', 'code,title,direction,frequency\nA,T,,annual')],
      ['measures.csv 2 direction'],
    ],
    [
      'a code of two words',
      [sheet('measures', 'code,title,direction,frequency\nA B,T,higher,annual')],
      ['measures.csv 2 code'],
    ],
    [
      'codes that differ in case only',
      [sheet('measures', 'code,title,direction,frequency\nA,T,higher,annual\na,T,higher,annual')],
      ['measures.csv 3 code'],
    ],
    [
      'an unknown status',
      [sheet('measures', 'code,title,direction,frequency,status\nA,T,higher,annual,alive')],
      ['measures.csv 2 status'],
    ],
    [
      'an unknown level',
      [sheet('measures', 'code,title,direction,frequency,level\nA,T,higher,annual,top')],
      ['measures.csv 2 level'],
    ],
    [
      'lag days that are no number',
      [sheet('measures', 'code,title,direction,frequency,lag_days\nA,T,higher,annual,soon')],
      ['measures.csv 2 lag_days'],
    ],
    [
      'a baseline that is no number',
      [sheet('measures', 'code,title,direction,frequency,baseline_value\nA,T,higher,annual,low')],
      ['measures.csv 2 baseline_value'],
    ],
    [
      'a companion measure that nobody knows',
      [sheet('measures', 'code,title,direction,frequency,read_with\nA,T,higher,annual,B')],
      ['measures.csv 2 read_with'],
    ],
    [
      'a total that nobody knows',
      [sheet('measures', 'code,title,direction,frequency,part_of\nA,T,higher,annual,B')],
      ['measures.csv 2 part_of'],
    ],
    [
      'a measure that is a part of itself',
      [sheet('measures', 'code,title,direction,frequency,part_of\nA,T,higher,annual,A')],
      ['measures.csv 2 part_of'],
    ],
    [
      'parts that go round in a circle, each of them',
      [
        sheet(
          'measures',
          'code,title,direction,frequency,part_of\nA,T,higher,annual,B\nB,T,higher,annual,C\nC,T,higher,annual,A\nD,T,higher,annual,A',
        ),
      ],
      ['measures.csv 2 part_of', 'measures.csv 3 part_of', 'measures.csv 4 part_of'],
    ],
    [
      'a reading without a value',
      [measure, sheet('readings', 'code,period,value\nA,FY2023/24,')],
      ['readings.csv 2 value'],
    ],
    [
      'a reading with more decimals than the measure has',
      [measure, sheet('readings', 'code,period,value\nA,FY2023/24,1.234')],
      ['readings.csv 2 value'],
    ],
    [
      'a reading’s unknown status',
      [measure, sheet('readings', 'code,period,value,status\nA,FY2023/24,1,sure')],
      ['readings.csv 2 status'],
    ],
    [
      'a share of nothing',
      [measure, sheet('readings', 'code,period,value,denominator\nA,FY2023/24,1,0')],
      ['readings.csv 2 denominator'],
    ],
    ['one person in two rows', [sheet('people', 'email,name\na@b.uk,A\nA@b.uk,B')], ['people.csv 3 email']],
    [
      'a manager whom nobody knows',
      [sheet('people', 'email,name,manager_email\na@b.uk,A,c@b.uk')],
      ['people.csv 2 manager_email'],
    ],
    [
      'two who manage each other, once',
      [sheet('people', 'email,name,manager_email\na@b.uk,A,c@b.uk\nc@b.uk,C,a@b.uk')],
      ['people.csv 2 manager_email'],
    ],
    ['an unknown role', [sheet('people', 'email,name,roles\na@b.uk,A,mayor')], ['people.csv 2 roles']],
    [
      'working days that are none',
      [sheet('people', 'email,name,work_days\na@b.uk,A,Sunday')],
      ['people.csv 2 work_days'],
    ],
    ['an unknown kind of group', [sheet('groups', 'code,name,kind\ng,G,pub')], ['groups.csv 2 kind']],
    [
      'a group’s measure that nobody knows',
      [sheet('groups', 'code,name,kind,measures\ng,G,chat,B')],
      ['groups.csv 2 measures'],
    ],
  ])('%s', (_what, tables, places) => {
    expect(problemsOf(...tables)).toEqual(places);
  });

  it('and a column that nobody knows is kept, and noted', () => {
    const tables = [sheet('measures', 'code,title,direction,frequency,ward\nA,T,higher,annual,Felling')];
    const { register, problems, notes } = readRegister({ tables, problems: [], notes: [] }, NOTHING_STORED, TODAY);
    expect(problems).toEqual([]);
    expect(notes).toEqual(['measures.csv: nobody knows the column ward. It is kept.']);
    expect(register.measures[0]?.given.extra).toEqual({ ward: 'Felling' });
  });

  it('and objectives are not checked where no framework is known', () => {
    expect(
      problemsOf(sheet('measures', 'code,title,direction,frequency,policy_objective\nA,T,higher,annual,XX')),
    ).toEqual([]);
  });
});

describe('the leads of objectives', () => {
  const objectives = (lead: string) => ({
    kind: 'map' as const,
    line: 1,
    entries: {
      organisation: map({ name: text('Council') }),
      objectives: {
        ...{ kind: 'list' as const, line: 3 },
        items: [map({ code: text('PO1'), lead: text(lead), wordings: wordings() })],
      },
    },
  });
  const text = (of: string, line = 4) => ({ kind: 'text' as const, line, text: of });
  const map = (entries: Record<string, Outline>) => ({ kind: 'map' as const, line: 3, entries });
  const wordings = () => ({
    ...{ kind: 'list' as const, line: 5 },
    items: [map({ from: text('2021-05-20'), text: text('Give every child the best start in life') })],
  });
  const people = sheet('people', 'email,name\nlead@example.gov.uk,Lead');
  const read = (lead: string, as: 'framework' | 'fallbackFramework') => {
    const framework = { file: 'framework.yaml', outline: objectives(lead) };
    return readRegister({ tables: [people], problems: [], notes: [], [as]: framework }, NOTHING_STORED, TODAY);
  };

  it('are people of the register, in any case, and stored by their key', () => {
    const { register, problems } = read('Lead@Example.gov.uk', 'framework');
    expect(problems).toEqual([]);
    const moment = { today: TODAY, at: '2026-11-24T10:00:00.000Z', newKey: () => 'key-of-lead' as PersonKey };
    const { change } = compareRegister(register, NOTHING_STORED, moment);
    expect(change.framework?.leads).toEqual([{ objective: 'PO1', person: 'key-of-lead' }]);
    const stored = { ...NOTHING_STORED, framework: change.framework!, people: change.people };
    expect(compareRegister(register, stored, moment)).toMatchObject({ changed: 0 });
  });

  it('are a problem with its line where nobody has that address, but not in the framework that stands in', () => {
    expect(read('nobody@example.gov.uk', 'framework').problems).toMatchObject([
      { file: 'framework.yaml', line: 4, column: 'lead', value: 'nobody@example.gov.uk' },
    ]);
    expect(read('nobody@example.gov.uk', 'fallbackFramework').problems).toEqual([]);
  });
});

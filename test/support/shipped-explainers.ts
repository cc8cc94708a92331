import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { readYaml } from '../../src/documents/workbooks/read-yaml.ts';
import { analyse } from '../../src/features/analysis/rules/analyse.ts';
import { day } from '../../src/core/calendar/day.ts';
import type { PersonKey } from '../../src/core/measures/measure.ts';
import type { Reading } from '../../src/core/readings/reading.ts';
import { compareRegister } from '../../src/features/register/rules/compare/compare.ts';
import { readRegister } from '../../src/features/register/rules/read/read-register.ts';
import { NOTHING_STORED } from '../../src/features/register/rules/register.ts';
import { type RegisterFiles, type RegisterTable, TABLE_KINDS } from '../../src/features/register/rules/table.ts';
import { chainLink } from '../../src/features/thrive/rules/chain.ts';
import type { ExplainerFacts } from '../../src/features/thrive/rules/views.ts';
import { aReading } from './examples.ts';

const TODAY = day('2026-11-24');

/** Measures of the example register's groups that have no published figure: a made-up one, so that their words are seen too. */
const MADE_UP: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  'CNL-REP-FTF': [
    ['FY2026/27-Q1', '88.2'],
    ['FY2026/27-Q2', '89.4'],
  ],
  'CNL-REP-KEPT': [['FY2026/27-Q2', '96.1']],
  'TSM-TP11': [['FY2025/26', '61']],
  'PMIF-SCHOOLS-GRADE': [['AY2025/26', '91']],
  'PMIF-FSM-TAKEUP-PRI': [
    ['FY2025/26-H2', '71.2'],
    ['FY2026/27-H1', '69.8'],
  ],
};

/**
 * An explainer for every group and measure of a register: what stands in the example register, with the latest figure of
 * each measure.
 */
export function shippedExplainers(): { readonly name: string; readonly facts: ExplainerFacts }[] {
  const { register, problems } = readRegister(exampleFiles(), NOTHING_STORED, TODAY);
  if (problems.length > 0) throw new Error(JSON.stringify(problems));
  const moment = { today: TODAY, at: '2026-11-24T09:00:00.000Z', newKey: () => randomUUID() as PersonKey };
  const { change } = compareRegister(register, NOTHING_STORED, moment);
  const { framework } = register;
  if (framework === undefined) throw new Error('there is no framework');
  return register.groups.flatMap((group) =>
    group.measures.flatMap((code) => {
      const stored = change.measures.find((one) => one.code === code)?.change;
      const measure = stored?.measure;
      const made = (MADE_UP[code] ?? []).map(([period, value]): Reading => aReading(period, value));
      const history = [...(stored?.readings ?? []), ...made].sort((a, b) => (a.period.end < b.period.end ? -1 : 1));
      const reading = history.at(-1);
      if (measure === undefined || reading === undefined) throw new Error(`${code} of ${group.code} has no figure`);
      const { trend } = analyse(measure, history);
      const facts: ExplainerFacts = {
        today: TODAY,
        group,
        link: chainLink(group, measure, framework, TODAY),
        reading,
        history,
        ...(trend && { trend }),
        written: '',
      };
      return [{ name: `${group.code}, ${code}`, facts }];
    }),
  );
}

/** The example register's files, read at once: the gallery's list of examples waits for nothing. */
function exampleFiles(): RegisterFiles {
  const text = (file: string) => readFileSync(`examples/gateshead/${file}`, 'utf8');
  const tables = TABLE_KINDS.map((kind): RegisterTable => {
    const [headings = [], ...rows]: string[][] = parse(text(`${kind}.csv`), { bom: true });
    const cells = (row: readonly string[]) => Object.fromEntries(headings.map((name, at) => [name, row[at] ?? '']));
    return { kind, file: `${kind}.csv`, headings, rows: rows.map((row, at) => ({ line: at + 2, cells: cells(row) })) };
  });
  const yaml = readYaml('framework.yaml', text('framework.yaml'));
  if (yaml.kind !== 'read') throw new Error('the framework cannot be read');
  return { problems: [], notes: [], tables, framework: { file: 'framework.yaml', outline: yaml.outline } };
}

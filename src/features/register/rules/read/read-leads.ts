import type { Framework } from '../../../../core/measures/framework.ts';
import type { PersonKey } from '../../../../core/measures/measure.ts';
import { outlineReader } from './outline.ts';
import type { LeadRow, RegisterContent } from '../register.ts';
import type { FrameworkSource, Notebook } from '../table.ts';

/** The `lead:` addresses of objectives. */
export function readLeads({ file, outline }: FrameworkSource, book: Notebook): LeadRow[] {
  const read = outlineReader(file, book);
  return read.items(outline, 'objectives').flatMap((item) => {
    const email = read.text(item, 'lead').toLowerCase();
    const line = read.entry(item, 'lead')?.line ?? item.line;
    return email === '' ? [] : [{ file, line, objective: read.text(item, 'code'), email }];
  });
}

/** A lead must be in the register, or the narrative would never be asked for. */
export function checkLeads(leads: readonly LeadRow[], addresses: ReadonlySet<string>, book: Notebook): void {
  for (const { file, line, email } of leads) {
    if (addresses.has(email)) continue;
    const problem = `${email} is not among the people.`;
    const cure = 'Add a row to people.csv, or correct the address.';
    book.problems.push({ file, line, column: 'lead', value: email, problem, cure });
  }
}

/** Replaces leads' addresses by keys. */
export function withLeads(
  { framework, leads = [] }: Pick<RegisterContent, 'framework' | 'leads'>,
  keyOf: (email: string) => PersonKey | undefined,
): Framework | undefined {
  const known = leads.flatMap(({ objective, email }) => {
    const person = keyOf(email);
    return person === undefined ? [] : [{ objective, person }];
  });
  return framework === undefined || known.length === 0 ? framework : { ...framework, leads: known };
}

import { TABLE_KINDS, type TableKind, type RegisterTable } from '../rules/table.ts';
import { registerTables, frameworkFile } from '../rules/write-register.ts';
import { registerWorkbook } from '../rules/workbook/register-workbook.ts';
import type { DocumentView } from '../../../messaging/rules/views.ts';
import type { WorkbookContent } from '../rules/workbook/workbook.ts';
import { dayInLondon } from '../../../core/calendar/day.ts';
import { offerDocument } from '../../../messaging/use-cases/offer-document.ts';
import { gatherRegister } from './import-register.ts';
import type { UserAction } from '../../../actions/action.ts';
import type { Services } from '../../../core/services.ts';
import { offerWorkbook } from './offer-workbook.ts';
import { keepVersion } from './copies.ts';
import { EXPORTS, exportRows } from './export.ts';

/** Readings are left out: they are answered in a workbook of their own, with words. */
const KINDS: readonly TableKind[] = ['measures', 'people', 'groups'];

/** `export register`: the register as one workbook, with the version to compare it with when it returns. */
export async function exportRegister(action: UserAction): Promise<DocumentView> {
  const { name, book } = await registerCopy(action.services, KINDS);
  return offerWorkbook(action, name, book, {
    title: 'Here is the register, as it stands now.',
    lines: [
      'Measures, people and groups, a sheet for each. Change what you like and drop it here again: we show what would change before anything does.',
    ],
  });
}

/** The register as a workbook with its version. Reads the whole register. */
export async function registerCopy(
  services: Services,
  kinds: readonly TableKind[] = TABLE_KINDS,
): Promise<{ readonly name: string; readonly book: WorkbookContent }> {
  const now = services.clock.now();
  const stored = await gatherRegister(services.store);
  const tables = registerTables(stored);
  const stamp = await keepVersion(services, { at: now.toISOString(), tables });
  const madeOn = dayInLondon(now);
  const organisation = stored.framework?.organisation.name ?? '';
  const book = registerWorkbook(tables, kinds, { stamp, madeOn, organisation });
  return { name: `Register ${madeOn}.xlsx`, book };
}

export type ExportedFile = { readonly name: string; readonly bytes: Uint8Array };

/** The five files of the register. Importing them into an empty product gives the same register. */
export async function registerFiles(services: Services): Promise<ExportedFile[]> {
  const tools = services.spreadsheets;
  const stored = await gatherRegister(services.store);
  const tables = registerTables(stored);
  const addresses = new Map(stored.people.map(({ key, email }) => [key, email]));
  const files = TABLE_KINDS.map((kind) => file(`${kind}.csv`, tools.csv(cellsOf(tables[kind]), tables[kind].headings)));
  if (stored.framework === undefined) return files;
  const framework = frameworkFile(stored.framework, (key) => addresses.get(key) ?? '');
  return [file('framework.yaml', tools.yaml(framework)), ...files];
}

/** All rows as one list, each with the name of its file. */
export async function registerRows({ store }: Services): Promise<Readonly<Record<string, string>>[]> {
  const tables = registerTables(await gatherRegister(store));
  return TABLE_KINDS.flatMap((kind) => cellsOf(tables[kind]).map((cells) => ({ file: kind, ...cells })));
}

const ALSO: Readonly<Record<string, string>> = {
  revisions: 'every reading as it ever stood, one row for each change: who, when, why, and the hashes that chain them',
  due: 'what is wanted now, of whom, by when',
  messages: 'every message: to whom (by their key), when, and what became of it',
  audit: 'every other act: who did what, when, what stood there before and after, and why',
  requests: 'what members and others asked, who has it, and what was answered',
};

/** Headings of files that may be empty. */
const HEADINGS: Readonly<Record<string, readonly string[]>> = {
  messages: ['key', 'kind', 'to', 'state', 'attempts', 'reason', 'notBefore', 'run'],
  requests: [
    'id',
    'status',
    'text',
    'committee',
    'meeting',
    'role',
    'name',
    'about',
    'measure',
    'raisedAt',
    'givenTo',
    'dueOn',
  ],
};

/** Everything that is stored, with a page that explains it. `people-keys.csv` says who the keys in the files are. */
export async function everythingFiles(services: Services): Promise<ExportedFile[]> {
  const tools = services.spreadsheets;
  const register = await registerFiles(services);
  const stored = await gatherRegister(services.store);
  const keys = stored.people.map(({ key, email, name }) => ({ key, email, name }));
  const also: ExportedFile[] = [file('people-keys.csv', tools.csv(keys, ['key', 'email', 'name']))];
  const counts: [string, number, string][] = [];
  for (const what of EXPORTS) {
    if (what === 'readings') continue; // the register's own file says the same
    const rows = await exportRows(services, what);
    const headings = [...new Set([...(HEADINGS[what] ?? []), ...rows.flatMap((row) => Object.keys(row))])];
    also.push(file(`${what}.csv`, tools.csv(rows, headings)));
    counts.push([`${what}.csv`, rows.length, ALSO[what] ?? '']);
  }
  const page = tools.page({
    organisation: stored.framework?.organisation.name ?? '',
    on: dayInLondon(services.clock.now()),
    register: {
      measures: stored.measures.size,
      people: stored.people.length,
      groups: stored.groups.length,
      readings: [...stored.measures.values()].reduce((sum, { readings }) => sum + readings.length, 0),
    },
    also: [
      ['people-keys.csv', keys.length, 'the key by which each person stands in the other files, with their address'],
      ...counts,
    ],
  });
  return [file('READ ME FIRST.html', page), ...register, ...also];
}

/** `export everything`: the files in one archive. */
export async function exportEverything(action: UserAction): Promise<DocumentView> {
  const files = await everythingFiles(action.services);
  const bytes = action.services.spreadsheets.zip(files);
  return offerDocument(
    action,
    { name: `Performance framework, everything, ${action.context.today}.zip`, type: 'application/zip', bytes },
    {
      title: 'Here is everything that we keep.',
      lines: [
        `${files.length} files: the register's five, every change of every reading, every message and act, and a page that explains them. Open READ ME FIRST.html.`,
        'It holds names and unreleased figures: keep it where you keep the register.',
      ],
    },
  );
}

const cellsOf = ({ rows }: RegisterTable) => rows.map(({ cells }) => cells);
const file = (name: string, text: string): ExportedFile => ({ name, bytes: new TextEncoder().encode(text) });

import type { Actor } from '../../../core/audit-entry.ts';
import type { PersonKey } from '../../../core/measures/measure.ts';
import type { ArchiveRow, RowArchive } from '../archive.ts';
import type { Services } from '../../../core/services.ts';

type Fields = Readonly<Record<string, unknown>>;

/** Everything that is stored about one person, for them to have. Others appear by their random keys. */
export type PersonData = {
  readonly takenAt: string;
  readonly key: PersonKey;
  readonly name: string;
  readonly aboutThem: readonly Fields[];
  /** Rows elsewhere that name them: figures and words, drafts, reasons, queries, requests, acts. */
  readonly namesThem: readonly Fields[];
};

/** Reads all rows, so that what is added to the product later is included. Undefined: no one has that address. */
export async function personData(
  services: Services,
  archive: RowArchive,
  address: string,
  by: Actor = 'command',
): Promise<PersonData | undefined> {
  const file = await services.store.people.byEmail(address);
  if (file === undefined) return undefined;
  const { key, name, email, aliases, entraId } = file.profile;
  const marks = [key, email, ...aliases, entraId].filter((mark) => mark !== '').map((mark) => mark.toLowerCase());
  const aboutThem: Fields[] = [];
  const namesThem: Fields[] = [];
  for await (const row of archive.rows()) {
    if (row.ofPerson === key) aboutThem.push(fieldsOf(row));
    else if (names(row, marks)) namesThem.push(row.ofPerson === undefined ? fieldsOf(row) : ofAnother(row, marks));
  }
  const takenAt = services.clock.now().toISOString();
  const after = `${aboutThem.length + namesThem.length} rows`;
  const act = { what: 'dataGiven' as const, by, at: takenAt, before: '', after, reason: '' };
  await services.store.acts.keep({ kind: 'person', key }, act);
  return { takenAt, key, name, aboutThem, namesThem };
}

function names({ partition, row, columns }: ArchiveRow, marks: readonly string[]): boolean {
  const said = `${partition}\n${row}\n${JSON.stringify(columns)}`.toLowerCase();
  return marks.some((mark) => isNamed(said, mark));
}

/** Of a colleague's row only the fields that name this person (that they are the manager, say). */
function ofAnother(row: ArchiveRow, marks: readonly string[]): Fields {
  const { where, what, ...rest } = fieldsOf(row);
  const naming = Object.entries(rest).filter(([, value]) =>
    marks.some((mark) => isNamed(String(value).toLowerCase(), mark)),
  );
  return { where, what, ...Object.fromEntries(naming) };
}

/** Not inside a longer address or word: `ann@x` is not `joann@x`. */
function isNamed(said: string, mark: string): boolean {
  for (let at = said.indexOf(mark); at >= 0; at = said.indexOf(mark, at + 1)) {
    const around = `${said[at - 1] ?? ''}${said[at + mark.length] ?? ''}`;
    if (!/[a-z0-9.@_]/.test(around)) return true;
  }
  return false;
}

/** A row as it is read: texts that were split for storage are joined. */
function fieldsOf({ partition, row, columns }: ArchiveRow): Fields {
  const fields: Record<string, unknown> = { where: partition, what: row };
  for (const [name, value] of Object.entries(columns)) {
    const piece = /^(.+)_\d+$/.exec(name);
    if (piece?.[1] !== undefined && typeof fields[piece[1]] === 'string')
      fields[piece[1]] = `${String(fields[piece[1]])}${String(value)}`;
    else fields[name] = value;
  }
  return fields;
}

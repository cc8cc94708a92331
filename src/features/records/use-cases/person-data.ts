import type { Actor } from '../../../core/audit-entry.ts';
import type { PersonKey } from '../../../core/measures/measure.ts';
import type { Archive, ArchiveRow } from '../archive.ts';
import type { Services } from '../../../core/services.ts';

type Fields = Readonly<Record<string, unknown>>;

/** Everything that is kept about one person, as the law lets them ask for it. Others stand in it by their random keys. */
export type PersonData = {
  readonly takenAt: string;
  /** The random key that stands for them everywhere else. */
  readonly key: PersonKey;
  readonly name: string;
  /** Rows of their own: who they are, how they are reached, what they heard and when, what they saw last. */
  readonly aboutThem: readonly Fields[];
  /** Rows elsewhere that name them: figures and words they gave, drafts, reasons, queries, requests, acts. */
  readonly namesThem: readonly Fields[];
};

/**
 * Gathers it by reading everything that is stored, so that whatever is added to the product later is in it too. That it was
 * given is an act of the audit. Undefined: nobody has that address.
 */
export async function personData(
  services: Services,
  archive: Archive,
  address: string,
  by: Actor = 'command',
): Promise<PersonData | undefined> {
  const file = await services.store.people.byEmail(address);
  if (file === undefined) return undefined;
  const { key, name, email, aliases, entraId } = file.person;
  const marks = [key, email, ...aliases, entraId].filter((mark) => mark !== '').map((mark) => mark.toLowerCase());
  const aboutThem: Fields[] = [];
  const namesThem: Fields[] = [];
  for await (const row of archive.rows()) {
    if (row.ofPerson === key) aboutThem.push(fieldsOf(row));
    else if (names(row, marks)) namesThem.push(row.ofPerson === undefined ? fieldsOf(row) : ofAnother(row, marks));
  }
  const takenAt = services.clock.now().toISOString();
  await services.store.acts.keep(
    { kind: 'person', key },
    {
      what: 'dataGiven',
      by,
      at: takenAt,
      before: '',
      after: `${aboutThem.length + namesThem.length} rows`,
      reason: '',
    },
  );
  return { takenAt, key, name, aboutThem, namesThem };
}

function names({ partition, row, columns }: ArchiveRow, marks: readonly string[]): boolean {
  const said = `${partition}\n${row}\n${JSON.stringify(columns)}`.toLowerCase();
  return marks.some((mark) => standsIn(said, mark));
}

/** A colleague's row says of this person only that they are their manager, say; the rest is the colleague's own. */
function ofAnother(row: ArchiveRow, marks: readonly string[]): Fields {
  const { where, what, ...rest } = fieldsOf(row);
  const naming = Object.entries(rest).filter(([, value]) =>
    marks.some((mark) => standsIn(String(value).toLowerCase(), mark)),
  );
  return { where, what, ...Object.fromEntries(naming) };
}

/** Not inside a longer address or word: `ann@x` is not `joann@x`. */
function standsIn(said: string, mark: string): boolean {
  for (let at = said.indexOf(mark); at >= 0; at = said.indexOf(mark, at + 1)) {
    const around = `${said[at - 1] ?? ''}${said[at + mark.length] ?? ''}`;
    if (!/[a-z0-9.@_]/.test(around)) return true;
  }
  return false;
}

/** A row as a reader takes it: what kind it is, and its properties; texts that were cut for storage are whole again. */
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

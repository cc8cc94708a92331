import type { AuditEntry } from '../../../core/audit-entry.ts';
import { dayInLondon } from '../../../core/calendar/day.ts';
import type { PersonKey } from '../../../core/measures/measure.ts';
import type { StoredMeasure, StoredRegister } from '../rules/register.ts';
import { type ConflictRow, lastChangeOf, whoIs } from '../rules/compare/conflicts.ts';
import { mapAtOnce } from '../../../core/at-once.ts';
import type { Store } from '../../../core/store.ts';

const AT_ONCE = 6;
/** The newest audit entries of a row. A change before them is shown without a name. */
const LOOKED_AT = 60;

type Known = {
  readonly stored: StoredRegister;
  /** When the copy was made; earlier changes do not count. */
  readonly copiedAt: string;
  /** The reader. */
  readonly me?: PersonKey;
};

/** Adds titles and authors, from the audit or the reading. Two storage transactions per measure or person. */
export async function withAuthors(
  { store }: { readonly store: Pick<Store, 'acts'> },
  asked: readonly ConflictRow[],
  known: Known,
): Promise<ConflictRow[]> {
  const ofGroups = asked.some(({ kind }) => kind === 'groups')
    ? await store.acts.latest({ kind: 'framework' }, LOOKED_AT)
    : [];
  return mapAtOnce(asked, AT_ONCE, async (row) => {
    const [code = row.key, period] = row.kind === 'readings' ? row.key.split(' ') : [row.key];
    const measure = row.kind === 'measures' || row.kind === 'readings' ? known.stored.measures.get(code) : undefined;
    const acts = (await actsOf(row)).filter(({ at }) => at > known.copiedAt);
    const cells = row.cells.map((cell) => {
      const act = lastChangeOf(cell.column, acts) ?? stampOf(measure, period, known.copiedAt);
      if (act === undefined) return cell;
      const person = known.stored.people.find(({ key }) => key === act.by);
      const { me } = known;
      const who = whoIs(act.by, {
        ...(me !== undefined && { me }),
        ...(person && { person }),
        ...(measure && { measure: measure.measure }),
      });
      return { ...cell, by: { on: dayInLondon(new Date(act.at)), who } };
    });
    const title = measure?.measure.title ?? '';
    return { ...row, cells, ...(title !== '' && { title }) };
  });

  async function actsOf({ kind, key }: ConflictRow): Promise<readonly AuditEntry[]> {
    if (kind === 'measures') return store.acts.latest({ kind: 'measure', key }, LOOKED_AT);
    if (kind === 'groups') return ofGroups.filter(({ about }) => about?.toLowerCase() === `group ${key}`.toLowerCase());
    if (kind === 'readings') return [];
    const person = known.stored.people.find(({ email }) => email.toLowerCase() === key.toLowerCase());
    return person === undefined ? [] : store.acts.latest({ kind: 'person', key: person.key }, LOOKED_AT);
  }
}

function stampOf(measure: StoredMeasure | undefined, text: string | undefined, since: string) {
  const reading = measure?.readings.find(({ period }) => period.text === text);
  return reading !== undefined && reading.at > since ? { by: reading.by, at: reading.at } : undefined;
}

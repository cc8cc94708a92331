import { same } from './compare/change.ts';
import type { Changed, ChangedFields, UndoNote } from './undo.ts';

/**
 * One note of an import that was broken off and of its repetition: from before the first to after the second. What the
 * first one only intended, or what was changed between the two, is as the second one found it.
 */
export function joinedNotes(first: UndoNote, second: UndoNote): UndoNote {
  return {
    ...second,
    measures: joined(
      first.measures,
      second.measures,
      ({ code }) => code,
      (one, two) => ({
        ...two,
        ...joinedRecord(one, two),
        readings: joined(
          one.readings,
          two.readings,
          ({ period }) => period,
          (one, two) => {
            const isOurs = two.before?.revision === one.made && two.before.at === first.at;
            return isOurs ? { period: two.period, made: two.made, ...(one.before && { before: one.before }) } : two;
          },
        ),
        due: joined(
          one.due,
          two.due,
          ({ period }) => period,
          ({ fields }, { period, fields: later }) => {
            return { period, fields: joinedFields(fields, later) };
          },
        ),
      }),
    ),
    groups: joined(
      first.groups,
      second.groups,
      ({ code }) => code,
      (one, two) => ({ ...two, ...joinedRecord(one, two) }),
    ),
    people: joined(
      first.people,
      second.people,
      ({ key }) => key,
      (one, two) => ({ ...two, ...joinedRecord(one, two) }),
    ),
  };
}

function joined<T>(
  first: readonly T[],
  second: readonly T[],
  nameOf: (one: T) => string,
  join: (one: T, two: T) => T,
): readonly T[] {
  const known = new Map(first.map((one) => [nameOf(one), one]));
  for (const two of second) {
    const one = known.get(nameOf(two));
    known.set(nameOf(two), one === undefined ? two : join(one, two));
  }
  return [...known.values()];
}

function joinedRecord<T extends object>(one: Changed<T>, two: Changed<T>): Changed<T> {
  if (one.added === undefined || two.added !== undefined) {
    return { fields: joinedFields(one.fields, two.fields), ...(two.added && { added: two.added }) };
  }
  const added = new Map<string, unknown>(Object.entries(one.added));
  for (const [name, [, after]] of Object.entries(two.fields)) {
    if (after === null) added.delete(name);
    else added.set(name, after);
  }
  // Safe: every field was part of the record before or after the second import.
  return { fields: {}, added: Object.fromEntries(added) as T };
}

function joinedFields(one: ChangedFields, two: ChangedFields): ChangedFields {
  const again = Object.entries(two).map(([name, [before, after]]) => {
    const first = one[name];
    return [name, [first !== undefined && same(first[1], before) ? first[0] : before, after]] as const;
  });
  return { ...one, ...Object.fromEntries(again) };
}

import type { Actor, AuditEntry } from '../../../../core/audit-entry.ts';
import type { Day } from '../../../../core/calendar/day.ts';
import type { PersonKey, Measure } from '../../../../core/measures/measure.ts';
import type { Framework } from '../../../../core/measures/framework.ts';
import type { EmployeeGroup, Person } from '../../../../core/measures/people.ts';

/** One change by an import, in words; `before` is empty for something new. */
export type Change = { readonly what: string; readonly before: string; readonly after: string };

/** When and by whom an import is made (by the files if no person is named), and the source of new keys. */
export type Moment = {
  readonly today: Day;
  readonly at: string;
  readonly by?: Actor;
  readonly newKey: () => PersonKey;
};

/** A key without a value equals a missing key. */
export function same(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...keys].every((key) => same(fieldOf(one, key), fieldOf(other, key)));
}

/** Differences field by field; one line for a new record. */
export function differences(what: string, before: object | undefined, after: object, name: string): Change[] {
  if (before === undefined) return [{ what, before: '', after: name }];
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return keys
    .filter((key) => !same(fieldOf(before, key), fieldOf(after, key)))
    .map((key) => ({ what: `${what} ${key}`, before: shown(fieldOf(before, key)), after: shown(fieldOf(after, key)) }));
}

function fieldOf(record: object, key: string): unknown {
  return (record as Readonly<Record<string, unknown>>)[key];
}

function shown(value: unknown): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

export type By = { readonly by: Actor; readonly at: string; readonly reason?: string };

type Fields = Readonly<Record<string, unknown>>;

/** Fields of unknown content: the audit records that they changed, not their text. */
const UNKNOWN = new Set(['extra']);
/** Fields of a person whose values are recorded. The others are personal data and only named. */
const OF_PEOPLE = new Set(['roles', 'manager']);
const NAMED = '(not kept here)';

export function measureActs(before: Measure | undefined, now: Measure, by: By): AuditEntry[] {
  return changeActs(before, now, by, (field) => !UNKNOWN.has(field));
}

/** A change of roles has its own entry. */
export function personActs(before: Person | undefined, now: Person, by: By): AuditEntry[] {
  const roles = ({ roles: held }: Person) => held.join('; ');
  const others = ({ roles: _roles, key: _key, ...rest }: Person) => rest;
  const change = changeActs(before && others(before), others(now), by, (field) => OF_PEOPLE.has(field));
  if (same(before?.roles ?? [], now.roles)) return change;
  const right = { ...actBy(by), what: 'rightChanged' as const, before: before ? roles(before) : '', after: roles(now) };
  return [...change, right];
}

/** One entry per changed part. The organisation's part names a contact. */
export function frameworkActs(before: Framework | undefined, now: Framework, by: By): AuditEntry[] {
  const was: Fields = before ?? {};
  const what = before === undefined ? ('added' as const) : ('changed' as const);
  return Object.entries(now).flatMap(([about, after]) => {
    if (same(was[about], after)) return [];
    if (about === 'organisation') return [{ ...actBy(by), what, about, before: NAMED, after: NAMED }];
    return [{ ...actBy(by), what, about, before: recorded(was[about]), after: recorded(after) }];
  });
}

/** A group's lead is named as a field, without the value. */
export function groupActs(before: readonly EmployeeGroup[], now: readonly EmployeeGroup[], by: By): AuditEntry[] {
  return now.flatMap((group) => {
    const was = before.find(({ code }) => code === group.code);
    return changeActs(was, group, by, (field) => field !== 'lead').map((act) => ({
      ...act,
      about: `group ${group.code}`,
    }));
  });
}

function changeActs(before: object | undefined, now: object, by: By, isKept: (field: string) => boolean): AuditEntry[] {
  const [was, is] = [(before ?? {}) as Fields, now as Fields];
  const fields = [...new Set([...Object.keys(was), ...Object.keys(is)])].filter(
    (field) => !same(was[field], is[field]),
  );
  if (fields.length === 0) return [];
  const side = (from: Fields) =>
    recorded(Object.fromEntries(fields.map((field) => [field, isKept(field) ? (from[field] ?? '') : NAMED])));
  const what = before === undefined ? ('added' as const) : ('changed' as const);
  return [{ ...actBy(by), what, before: before === undefined ? '' : side(was), after: side(is) }];
}

const actBy = ({ by, at, reason = '' }: By) => ({ by, at, reason });

/** Addresses can occur in any field, such as a committee's officers. */
const withoutAddresses = (text: string): string => text.replace(/[^\s"@]{1,64}@[^\s"@]{1,255}/g, NAMED);
const recorded = (value: unknown): string => (value === undefined ? '' : withoutAddresses(JSON.stringify(value)));

import type { EmployeeGroup } from '../../../core/measures/group.ts';
import type { Framework } from '../../../core/measures/framework.ts';
import type { Measure } from '../../../core/measures/measure.ts';
import type { Person } from '../../../core/measures/people.ts';
import { same } from './compare/differences.ts';
import type { Act, Actor } from '../../../core/audit-entry.ts';

/** Who changes a register, when, and why if they said so. */
export type By = { readonly by: Actor; readonly at: string; readonly reason?: string };

type Fields = Readonly<Record<string, unknown>>;

/** Fields of a measure whose words nobody here knows: that they changed is recorded, what they say is not. */
const UNKNOWN = new Set(['extra']);
/** What is recorded of a person with its value. The rest says who they are, and is only named. */
const OF_PEOPLE = new Set(['roles', 'manager']);
const NAMED = '(not kept here)';

/** What the audit says of a measure that is new or differs; nothing where it is the same. */
export function measureActs(before: Measure | undefined, now: Measure, by: By): Act[] {
  return changeActs(before, now, by, (field) => !UNKNOWN.has(field));
}

/** The same of a person; what they may do is told by itself. */
export function personActs(before: Person | undefined, now: Person, by: By): Act[] {
  const roles = ({ roles: held }: Person) => held.join('; ');
  const others = ({ roles: _roles, key: _key, ...rest }: Person) => rest;
  const change = changeActs(before && others(before), others(now), by, (field) => OF_PEOPLE.has(field));
  if (same(before?.roles ?? [], now.roles)) return change;
  const right = { ...actBy(by), what: 'rightChanged' as const, before: before ? roles(before) : '', after: roles(now) };
  return [...change, right];
}

/** The same of the framework: one act for each of its parts that changed. The organisation's part names a contact. */
export function frameworkActs(before: Framework | undefined, now: Framework, by: By): Act[] {
  const was: Fields = before ?? {};
  const what = before === undefined ? ('added' as const) : ('changed' as const);
  return Object.entries(now).flatMap(([about, after]) => {
    if (same(was[about], after)) return [];
    if (about === 'organisation') return [{ ...actBy(by), what, about, before: NAMED, after: NAMED }];
    return [{ ...actBy(by), what, about, before: shown(was[about]), after: shown(after) }];
  });
}

/** The same of the employee groups; who leads one is named and not kept. */
export function groupActs(before: readonly EmployeeGroup[], now: readonly EmployeeGroup[], by: By): Act[] {
  return now.flatMap((group) => {
    const was = before.find(({ code }) => code === group.code);
    return changeActs(was, group, by, (field) => field !== 'lead').map((act) => ({
      ...act,
      about: `group ${group.code}`,
    }));
  });
}

function changeActs(before: object | undefined, now: object, by: By, isKept: (field: string) => boolean): Act[] {
  const [was, is] = [(before ?? {}) as Fields, now as Fields];
  const fields = [...new Set([...Object.keys(was), ...Object.keys(is)])].filter(
    (field) => !same(was[field], is[field]),
  );
  if (fields.length === 0) return [];
  const side = (from: Fields) =>
    shown(Object.fromEntries(fields.map((field) => [field, isKept(field) ? (from[field] ?? '') : NAMED])));
  const what = before === undefined ? ('added' as const) : ('changed' as const);
  return [{ ...actBy(by), what, before: before === undefined ? '' : side(was), after: side(is) }];
}

const actBy = ({ by, at, reason = '' }: By) => ({ by, at, reason });

/** An address names somebody wherever it stands, such as a committee's officers; the audit says only that there is one. */
const withoutAddresses = (text: string): string => text.replace(/[^\s"@]{1,64}@[^\s"@]{1,255}/g, NAMED);
const shown = (value: unknown): string => (value === undefined ? '' : withoutAddresses(JSON.stringify(value)));

import type { Day } from '../../../../core/calendar/day.ts';
import { readIsoDay } from './cells.ts';
import { type Notebook, type Outline, problemsOf } from '../table.ts';

export type OutlineReader = ReturnType<typeof outlineReader>;

/** Reads a YAML document. Each method returns a valid value, or records a problem with its line. */
export function outlineReader(file: string, book: Notebook) {
  const problem = (at: Outline, column: string, what: string, cure: string) =>
    problemsOf(book, { file, line: at.line })(column, at.kind === 'text' ? at.text : '', what, cure);
  const entry = (of: Outline | undefined, name: string) => (of?.kind === 'map' ? of.entries[name] : undefined);
  const text = (of: Outline | undefined, name: string): string => {
    const found = entry(of, name);
    if (found !== undefined && found.kind !== 'text')
      problem(found, name, `${name} is not a text.`, `Write it on one line: ${name}: …`);
    return found?.kind === 'text' ? found.text.trim() : '';
  };
  return {
    problem,
    entry,
    text,
    items(of: Outline | undefined, name: string): readonly Outline[] {
      const found = entry(of, name);
      if (found === undefined || (found.kind === 'text' && found.text === '')) return [];
      if (found.kind === 'list') return found.items;
      problem(found, name, `${name} is not a list.`, 'Begin each of its lines with a hyphen.');
      return [];
    },
    required(of: Outline, name: string, cure: string): string {
      const said = text(of, name);
      if (said === '' && entry(of, name)?.kind !== 'map' && entry(of, name)?.kind !== 'list') {
        problem(entry(of, name) ?? of, name, `${name} is missing.`, cure);
      }
      return said;
    },
    day(of: Outline, name: string): Day | undefined {
      const said = text(of, name);
      const read = readIsoDay(said);
      if (said !== '' && read === undefined) {
        problem(entry(of, name) ?? of, name, `“${said}” is not a date.`, 'Write it as 2026-11-24, a day that exists.');
      }
      return read;
    },
    whole(of: Outline | undefined, name: string, otherwise: number): number {
      const said = text(of, name);
      if (said === '') return otherwise;
      if (/^\d{1,6}$/.test(said)) return Number(said);
      const at = entry(of, name);
      if (at !== undefined)
        problem(at, name, `“${said}” is not a whole number.`, `Write digits only, such as ${otherwise}.`);
      return otherwise;
    },
  };
}

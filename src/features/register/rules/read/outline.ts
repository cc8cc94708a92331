import type { Day } from '../../../../core/calendar/day.ts';
import { readIsoDay } from './cells.ts';
import type { Notebook, Outline } from '../table.ts';

/** Reads a YAML document. Each method returns a valid value, or records a problem with its line. */
export type OutlineReader = {
  readonly problem: (at: Outline, column: string, problem: string, cure: string) => void;
  readonly entry: (of: Outline | undefined, name: string) => Outline | undefined;
  readonly items: (of: Outline | undefined, name: string) => readonly Outline[];
  readonly text: (of: Outline | undefined, name: string) => string;
  readonly required: (of: Outline, name: string, cure: string) => string;
  readonly day: (of: Outline, name: string) => Day | undefined;
  readonly whole: (of: Outline | undefined, name: string, otherwise: number) => number;
};

export function outlineReader(file: string, book: Notebook): OutlineReader {
  const problem: OutlineReader['problem'] = (at, column, what, cure) =>
    void book.problems.push({
      file,
      line: at.line,
      column,
      value: at.kind === 'text' ? at.text : '',
      problem: what,
      cure,
    });
  const entry: OutlineReader['entry'] = (of, name) => (of?.kind === 'map' ? of.entries[name] : undefined);
  const text: OutlineReader['text'] = (of, name) => {
    const found = entry(of, name);
    if (found !== undefined && found.kind !== 'text')
      problem(found, name, `${name} is not a text.`, `Write it on one line: ${name}: …`);
    return found?.kind === 'text' ? found.text.trim() : '';
  };
  return {
    problem,
    entry,
    text,
    items(of, name) {
      const found = entry(of, name);
      if (found === undefined || (found.kind === 'text' && found.text === '')) return [];
      if (found.kind === 'list') return found.items;
      problem(found, name, `${name} is not a list.`, 'Begin each of its lines with a hyphen.');
      return [];
    },
    required(of, name, cure) {
      const said = text(of, name);
      if (said === '' && entry(of, name)?.kind !== 'map' && entry(of, name)?.kind !== 'list') {
        problem(entry(of, name) ?? of, name, `${name} is missing.`, cure);
      }
      return said;
    },
    day(of, name) {
      const said = text(of, name);
      const read = readIsoDay(said);
      if (said !== '' && read === undefined) {
        problem(entry(of, name) ?? of, name, `“${said}” is not a date.`, 'Write it as 2026-11-24, a day that exists.');
      }
      return read;
    },
    whole(of, name, otherwise) {
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

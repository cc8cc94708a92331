import type { Day } from '../../../../core/calendar/day.ts';
import type { Framework, Wording } from '../../../../core/measures/framework.ts';
import { type QuietRules, USUAL_QUIET } from '../../../../core/measures/quiet-rules.ts';
import { readIsoDay } from './cells.ts';
import { type OutlineReader, outlineReader } from './outline.ts';
import { readCommittees } from './read-committees.ts';
import { type LeadRow, QUIET_NUMBERS } from '../register.ts';
import type { FrameworkSource, Notebook, Outline } from '../table.ts';

/** With 0 of these no message could ever be sent. */
const NEVER_ZERO: readonly string[] = ['perDay', 'perFiveWorkingDays'];
const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** Reads `framework.yaml` and records every problem with its line. */
export function readFramework(source: FrameworkSource, book: Notebook): Framework {
  const root = source.outline;
  const read = outlineReader(source.file, book);
  if (root.kind !== 'map')
    read.problem(root, '', 'The file says nothing.', 'Begin it with organisation:, as the example does.');
  const organisation = read.entry(root, 'organisation');
  const at = organisation ?? root;
  return {
    organisation: {
      name: read.required(at, 'name', 'Name the council, under organisation.'),
      contact: read.text(organisation, 'contact'),
      privacyNotice: read.text(organisation, 'privacy_notice'),
    },
    pledges: readWordings(read, root, 'pledges'),
    objectives: readWordings(read, root, 'objectives'),
    themes: read.items(root, 'themes').flatMap((item) => (item.kind === 'text' ? [item.text.trim()] : [])),
    committees: readCommittees(read, root),
    closureDays: readDays(read, root, 'closure_days'),
    preElection: readPreElection(read, root),
    quiet: readQuiet(read, read.entry(root, 'quiet')),
    retentionMonths: readRetention(read, read.entry(root, 'retention_months')),
    smallNumber: read.whole(root, 'small_number', 5),
  };
}

function readWordings(read: OutlineReader, root: Outline, name: string): Wording[] {
  const seen = new Set<string>();
  return read.items(root, name).map((item) => {
    const code = read.required(item, 'code', 'Give each of them a short code.');
    const cure = 'Put all its wordings under one code, each with its date.';
    if (seen.has(code)) read.problem(item, name, `${code} stands here twice.`, cure);
    seen.add(code);
    const wordings = read.items(item, 'wordings').flatMap((wording) => {
      const from = read.day(wording, 'from');
      const text = read.required(wording, 'text', 'Write the wording itself.');
      return from === undefined ? [] : [{ from, text }];
    });
    if (wordings.length === 0)
      read.problem(item, 'wordings', `${code} has no dated wording.`, 'Add wordings: with from: and text:.');
    return { code, wordings };
  });
}

function readDays(read: OutlineReader, root: Outline, name: string): Day[] {
  return read.items(root, name).flatMap((item) => {
    const found = item.kind === 'text' ? readIsoDay(item.text.trim()) : undefined;
    if (found === undefined)
      read.problem(item, name, 'This is not a date.', 'Write it as 2026-12-29, a day that exists.');
    return found === undefined ? [] : [found];
  });
}

function readPreElection(read: OutlineReader, root: Outline): Framework['preElection'] {
  return read.items(root, 'pre_election').flatMap((item) => {
    const [from, until] = [read.day(item, 'from'), read.day(item, 'until')];
    if (from !== undefined && until !== undefined && from <= until) return [{ from, until }];
    const cure = 'Write { from: 2027-03-29, until: 2027-05-06 }.';
    read.problem(item, 'pre_election', 'These are not the weeks before an election.', cure);
    return [];
  });
}

/** Missing contact limits have their default (docs/rules.md, "Message limits"). */
function readQuiet(read: OutlineReader, quiet: Outline | undefined): QuietRules {
  const weekdayIn = (said: string) => WEEKDAYS.indexOf(said.trim().toLowerCase().slice(0, 3));
  const days = read.items(quiet, 'days').flatMap((item) => {
    const place = item.kind === 'text' ? weekdayIn(item.text) : -1;
    if (place < 0) read.problem(item, 'days', 'This is not a day of the week.', 'Write Tue, Wed, Thu.');
    return place < 0 ? [] : [place + 1];
  });
  const time = (name: 'from' | 'to') => {
    const said = read.text(quiet, name);
    const at = read.entry(quiet, name);
    if (/^([01]\d|2[0-3]):[0-5]\d$/.test(said)) return said;
    if (said !== '' && at !== undefined) read.problem(at, name, `“${said}” is not a time.`, 'Write it as "09:30".');
    return USUAL_QUIET[name];
  };
  const managersOn = () => {
    const said = read.text(quiet, 'managers_on');
    const at = read.entry(quiet, 'managers_on');
    if (said === '' || at === undefined) return USUAL_QUIET.managersOn;
    const place = weekdayIn(said);
    if (place < 0) read.problem(at, 'managers_on', `“${said}” is not a day of the week.`, 'Write Tue.');
    return place < 0 ? USUAL_QUIET.managersOn : place + 1;
  };
  const limit = ([name, field]: [string, (typeof QUIET_NUMBERS)[keyof typeof QUIET_NUMBERS]]) => {
    const [usual, at] = [USUAL_QUIET[field], read.entry(quiet, name)];
    const number = read.whole(quiet, name, usual);
    if (number > 0 || at === undefined || !NEVER_ZERO.includes(field)) return [field, number];
    read.problem(at, name, 'With none nobody would ever hear anything.', 'Write 1 or more; to be silent, type pause.');
    return [field, usual];
  };
  const rules: QuietRules = {
    ...USUAL_QUIET,
    days: days.length > 0 ? days : USUAL_QUIET.days,
    from: time('from'),
    to: time('to'),
    managersOn: managersOn(),
    ...Object.fromEntries(Object.entries(QUIET_NUMBERS).map(limit)),
  };
  if (quiet !== undefined && rules.days.every((one) => one > 5)) {
    read.problem(quiet, 'days', 'None of these is a working day.', 'Name at least one from Monday to Friday.');
  }
  if (quiet !== undefined && rules.from >= rules.to) {
    const cure = 'Let messages begin earlier than they end.';
    read.problem(quiet, 'from', `${rules.from} is not before ${rules.to}.`, cure);
  }
  return rules;
}

function readRetention(read: OutlineReader, retention: Outline | undefined): Record<string, number> {
  if (retention?.kind !== 'map') return {};
  return Object.fromEntries(Object.keys(retention.entries).map((kind) => [kind, read.whole(retention, kind, 12)]));
}

export function readLeads({ file, outline }: FrameworkSource, book: Notebook): LeadRow[] {
  const read = outlineReader(file, book);
  return read.items(outline, 'objectives').flatMap((item) => {
    const email = read.text(item, 'lead').toLowerCase();
    const line = read.entry(item, 'lead')?.line ?? item.line;
    return email === '' ? [] : [{ file, line, objective: read.text(item, 'code'), email }];
  });
}

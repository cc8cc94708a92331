import type { Committee, Meeting } from '../../../../core/measures/framework.ts';
import { readPeriod } from '../../../../core/periods/read-period.ts';
import type { OutlineReader } from './outline.ts';
import type { Outline } from '../table.ts';

export function readCommittees(read: OutlineReader, root: Outline): Committee[] {
  const seen = new Set<string>();
  return read.items(root, 'committees').map((item) => {
    const code = read.required(item, 'code', 'Give the committee a short code, such as families.');
    if (seen.has(code))
      read.problem(item, 'committees', `The committee ${code} stands here twice.`, 'Keep one of the two.');
    seen.add(code);
    return {
      code,
      title: read.required(item, 'title', 'Write the committee’s full name.'),
      remit: read.text(item, 'remit'),
      ...officersOf(read, item),
      exempt: read.items(item, 'exempt').flatMap((line) => (line.kind === 'text' ? [line.text.trim()] : [])),
      meetings: read.items(item, 'meetings').flatMap((meeting) => readMeeting(read, meeting)),
    };
  });
}

function officersOf(read: OutlineReader, item: Outline): Pick<Committee, 'officers'> {
  const officers = read.items(item, 'officers').flatMap((line) => {
    if (line.kind === 'text' && /^\S+@\S+$/.test(line.text.trim())) return [line.text.trim().toLowerCase()];
    read.problem(line, 'officers', 'An officer is given by their e-mail address.', 'Write the address of people.csv.');
    return [];
  });
  return officers.length === 0 ? {} : { officers };
}

/** Without a paper deadline the meeting's date is used. */
function readMeeting(read: OutlineReader, at: Outline): Meeting[] {
  read.required(at, 'date', 'Write the day on which the committee meets.');
  const date = read.day(at, 'date');
  const deadline = read.day(at, 'paper_deadline');
  if (date === undefined) return [];
  if (deadline !== undefined && deadline > date) {
    read.problem(
      read.entry(at, 'paper_deadline') ?? at,
      'paper_deadline',
      `The papers are wanted after the meeting of ${date}.`,
      'Write a day before the meeting: papers are public five clear days before it.',
    );
  }
  const paperDeadline = deadline ?? date;
  const typed = read.text(at, 'takes_performance');
  if (typed === '') return [{ date, paperDeadline }];
  const taken = read.entry(at, 'takes_performance') ?? at;
  const period = readPeriod(typed);
  if (period.kind === 'unreadable') {
    read.problem(taken, 'takes_performance', period.problem, period.cure);
    return [];
  }
  const { text, start, end } = period.period;
  if (end > date)
    read.problem(
      taken,
      'takes_performance',
      `${text} has not ended by ${date}.`,
      'Take a period that is over by then.',
    );
  return [{ date, paperDeadline, takesPerformance: { text, start, end } }];
}

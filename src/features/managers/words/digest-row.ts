import type { Day } from '../../../core/calendar/day.ts';
import type { DigestRow, Done, ManagerAct, ManagerDigestView } from '../rules/views.ts';
import type { CardData } from '../../../core/words/card-data.ts';
import { longDay, periodPhrase, shortDay } from '../../../core/words/dates.ts';
import { figureWords } from '../../../core/words/numbers.ts';
import { REASON_WORDS } from '../../../core/words/source-words.ts';
import { nameOr, sentence, shown } from '../../../core/words/plain-text.ts';
import { NOT_REACHED_WORDS } from '../../../messaging/words/reach-words.ts';
import { trendWords } from '../../analysis/words/trend-words.ts';

const MOST_WORDS = 40;

const ACT_WORDS: Record<ManagerAct, string> = {
  nudge: 'Nudge',
  reassign: 'Reassign',
  acknowledge: 'Acknowledge',
  query: 'Query',
};

/** Describes the measure and does not blame a person. */
const NEEDS_OWNER_WORDS: Record<NonNullable<DigestRow['why']>, string> = {
  noOwner: 'nobody is named for it yet.',
  notMine: 'it came back as belonging to somebody else. Who could answer it?',
  silent: 'no answer has come, and we have stopped asking.',
  twoRounds: 'two rounds have gone by without an answer. We have stopped asking.',
  unreachable: 'its owner cannot be reached.',
  away: 'its owner is away.',
};

type Line = { readonly label: string; readonly text: string };

export function digestRow(
  row: DigestRow,
  { place, today }: Pick<ManagerDigestView, 'place' | 'today'>,
  { service, above }: { readonly service: string; readonly above?: DigestRow },
): CardData {
  const { measure, due, acts } = row;
  // Several measures of one owner who cannot be reached: the reason is said once.
  const isAsAbove = row.kind === 'unreachable' && above?.kind === row.kind && above.owner === row.owner;
  const lines = [...factLines(row, today, isAsAbove), ...doneLines(row, today)];
  return {
    hasService: service !== '',
    service: shown(service, 120),
    title: shown(measure.title, 120),
    lines: lines.map(({ label, text }) => ({ label, text: shown(text, 330) })),
    hasActs: acts.length > 0,
    presses: acts.map((act) => ({
      title: ACT_WORDS[act] ?? '',
      verb: act,
      measure: measure.code,
      period: due.period.text,
      card: String(act === 'query' ? row.queries.length : due.form),
      digest: place.digest,
      page: String(place.page),
    })),
  };
}

function factLines(row: DigestRow, today: Day, isAsAbove: boolean): Line[] {
  const { kind, measure, due, reading, backOn } = row;
  const period = periodPhrase(due.period);
  const owner = nameOr(row.owner, 'its owner');
  const wanted = `${sentence(period)}, wanted by ${shortDay(due.dueOn, today)}.`;
  switch (kind) {
    case 'needsOwner':
      return [line(NEEDS_OWNER_WORDS[row.why ?? 'noOwner'], 'Needs an owner: '), line(wanted)];
    case 'unreachable': {
      if (isAsAbove) return [line(`${owner}, as above. ${wanted}`, 'Cannot be reached: ')];
      const why = NOT_REACHED_WORDS[row.notReached ?? 'refused'];
      const cure = 'The performance team can have that mended; or choose another owner.';
      return [line(`${owner}: ${why}. ${cure}`, 'Cannot be reached: '), line(wanted)];
    }
    case 'stillToCome': {
      const until = backOn === undefined ? '' : ` until ${shortDay(backOn, today)}`;
      const who = row.why === 'away' ? `${owner} is away${until}, and no deputy can be asked.` : `with ${owner}.`;
      return [line(who, 'Still to come: '), line(wanted), ...putOffLines(row, today)];
    }
    case 'putOff':
      return [...putOffLines(row, today), line(`${sentence(period)}.`)];
    case 'received':
      return reading === undefined ? [] : receivedLines(row, reading);
    case 'withdrawn':
      return [
        line(`so says ${owner}, ${period}.`, 'No longer collected: '),
        line('The performance team decides what becomes of the measure.'),
      ];
    case 'open': {
      const state = reading === undefined ? `with ${owner}. ${wanted}` : `${figureWords(reading, measure)}.`;
      return [line(state, 'In hand: ')];
    }
  }
}

const line = (text: string, label = ''): Line => ({ label, text });

function receivedLines({ measure, trend }: DigestRow, reading: NonNullable<DigestRow['reading']>): Line[] {
  const soWhat = fewWords(reading.soWhat);
  const next = fewWords(reading.nextSteps);
  return [
    line(`${figureWords(reading, measure)}.`, 'Received: '),
    ...(trend === undefined ? [] : [line(trendWords(trend, measure))]),
    soWhat === '' ? line('No explanation given yet.') : line(soWhat, 'What it tells us: '),
    ...(next === '' ? [] : [line(next, 'Next: ')]),
  ];
}

function putOffLines({ due }: DigestRow, today: Day): Line[] {
  if (due.notReady === undefined) return [];
  const { reason, expectedOn, note, times } = due.notReady;
  const again = times > 1 ? `, for the ${times === 2 ? 'second' : `${times}th`} time` : '';
  return [
    line(`${REASON_WORDS[reason]}.`, `Put off until ${shortDay(expectedOn, today)}${again}: `),
    ...(note.trim() === '' ? [] : [line(note.trim(), 'Note: ')]),
  ];
}

function doneLines({ nudged, acknowledged, queries, due }: DigestRow, today: Day): Line[] {
  const query = queries.at(-1);
  const answer = query?.answers.at(-1);
  const meeting = due.meeting === undefined ? '' : ` on ${longDay(due.meeting.date)}`;
  const done = (what: string, act: Done | undefined, text: string) =>
    act === undefined ? [] : [line(text, `${what} ${whenBy(act, today)}: `)];
  return [
    ...done('Nudged', nudged, nudged === undefined ? '' : goesWords(nudged.goesOn, today)),
    ...done('Acknowledged', acknowledged, `content for this to go to committee${meeting}.`),
    ...done('Asked', query, `“${fewWords(query?.text ?? '')}”`),
    ...done('Answered', answer, `“${fewWords(answer?.text ?? '')}”`),
  ];
}

export function goesWords(goesOn: Day, today: Day): string {
  if (goesOn === today) return 'it goes today.';
  return goesOn < today ? `it went on ${shortDay(goesOn, today)}.` : `it goes on ${shortDay(goesOn, today)}.`;
}

/** `today by you`, `on Wed 28 Oct by Head of Service`. */
function whenBy({ by, on }: Done, today: Day): string {
  const when = on === today ? 'today' : `on ${shortDay(on, today)}`;
  return `${when} by ${by === undefined ? 'you' : shown(nameOr(by, 'a colleague'), 60)}`;
}

function fewWords(text: string): string {
  const words = text.trim().split(/\s+/);
  return words.length <= MOST_WORDS ? text.trim() : `${words.slice(0, MOST_WORDS).join(' ')} …`;
}

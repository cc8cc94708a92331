import type { Day } from '../../../core/calendar/day.ts';
import type { AskedQuery, DigestRow, Done, ManagerAct, ManagerDigestView } from '../rules/views.ts';
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
  const { kind, measure, due, reading, owner, backOn } = row;
  const period = periodPhrase(due.period);
  const wanted = `${sentence(period)}, wanted by ${shortDay(due.dueOn, today)}.`;
  switch (kind) {
    case 'needsOwner':
      return [
        { label: 'Needs an owner: ', text: NEEDS_OWNER_WORDS[row.why ?? 'noOwner'] ?? '' },
        { label: '', text: wanted },
      ];
    case 'unreachable': {
      if (isAsAbove)
        return [{ label: 'Cannot be reached: ', text: `${nameOr(owner, 'its owner')}, as above. ${wanted}` }];
      const why = NOT_REACHED_WORDS[row.notReached ?? 'refused'] ?? '';
      const cure = 'The performance team can have that mended; or choose another owner.';
      return [
        { label: 'Cannot be reached: ', text: `${nameOr(owner, 'its owner')}: ${why}. ${cure}` },
        { label: '', text: wanted },
      ];
    }
    case 'stillToCome': {
      const away =
        row.why === 'away'
          ? `${nameOr(owner, 'its owner')} is away${backOn === undefined ? '' : ` until ${shortDay(backOn, today)}`}, and no deputy can be asked.`
          : `with ${nameOr(owner, 'its owner')}.`;
      return [{ label: 'Still to come: ', text: away }, { label: '', text: wanted }, ...putOffLines(row, today)];
    }
    case 'putOff':
      return putOffLines(row, today).concat({ label: '', text: `${sentence(period)}.` });
    case 'received':
      return reading === undefined ? [] : receivedLines(row, reading);
    case 'withdrawn':
      return [
        { label: 'No longer collected: ', text: `so says ${nameOr(owner, 'its owner')}, ${period}.` },
        { label: '', text: 'The performance team decides what becomes of the measure.' },
      ];
    case 'open':
      return reading === undefined
        ? [{ label: 'In hand: ', text: `with ${nameOr(owner, 'its owner')}. ${wanted}` }]
        : [{ label: 'In hand: ', text: `${figureWords(reading, measure)}.` }];
  }
}

function receivedLines({ measure, trend }: DigestRow, reading: NonNullable<DigestRow['reading']>): Line[] {
  const soWhat = fewWords(reading.soWhat);
  const next = fewWords(reading.nextSteps);
  return [
    { label: 'Received: ', text: `${figureWords(reading, measure)}.` },
    ...(trend === undefined ? [] : [{ label: '', text: trendWords(trend, measure) }]),
    soWhat === '' ? { label: '', text: 'No explanation given yet.' } : { label: 'What it tells us: ', text: soWhat },
    ...(next === '' ? [] : [{ label: 'Next: ', text: next }]),
  ];
}

function putOffLines({ due }: DigestRow, today: Day): Line[] {
  if (due.notReady === undefined) return [];
  const { reason, expectedOn, note, times } = due.notReady;
  const again = times > 1 ? `, for the ${times === 2 ? 'second' : `${times}th`} time` : '';
  return [
    { label: `Put off until ${shortDay(expectedOn, today)}${again}: `, text: `${REASON_WORDS[reason] ?? ''}.` },
    ...(note.trim() === '' ? [] : [{ label: 'Note: ', text: note.trim() }]),
  ];
}

function doneLines({ nudged, acknowledged, queries, due }: DigestRow, today: Day): Line[] {
  const last = queries.at(-1);
  return [
    ...(nudged === undefined
      ? []
      : [{ label: `Nudged ${whenBy(nudged, today)}: `, text: goesWords(nudged.goesOn, today) }]),
    ...(acknowledged === undefined
      ? []
      : [
          {
            label: `Acknowledged ${whenBy(acknowledged, today)}: `,
            text: `content for this to go to committee${due.meeting === undefined ? '' : ` on ${longDay(due.meeting.date)}`}.`,
          },
        ]),
    ...(last === undefined ? [] : queryLines(last, today)),
  ];
}

function queryLines(query: AskedQuery, today: Day): Line[] {
  const answer = query.answers.at(-1);
  const asked = { label: `Asked ${whenBy(query, today)}: `, text: `“${fewWords(query.text)}”` };
  if (answer === undefined) return [asked];
  return [asked, { label: `Answered ${whenBy(answer, today)}: `, text: `“${fewWords(answer.text)}”` }];
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

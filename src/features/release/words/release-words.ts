import type { ReleaseNote } from '../rules/decide-release.ts';
import type { BlockedRow, LockView, ReasonFormView, ReleaseRow, ReleaseView, Scope } from '../rules/views.ts';
import { whichText } from '../rules/which.ts';
import type { FreeText } from '../../small-numbers/rules/named-in-words.ts';
import { ANSWER_LABELS } from '../../../core/words/source-words.ts';
import { type Presented, problemsIn } from '../../../core/words/card-data.ts';
import { periodPhrase, periodWords } from '../../../core/words/dates.ts';
import { figureWords } from '../../../core/words/numbers.ts';
import { counted, listed, sentence, shorten } from '../../../core/words/plain-text.ts';
import { deskCard, type CardPress, type Stopped } from './desk-card.ts';

/** Blocked readings on a card; the rest is counted. */
const MOST_STOPPED = 4;

const NOTES: Record<ReleaseNote, string> = {
  noWords: 'no explanation yet',
  provisional: 'provisional',
  hidden: 'others see: hidden, a small number of people',
  corrects: 'takes the place of a figure that was reported',
  exempt: 'exempt: it stands in no open paper',
  stillOpen: 'its owner was asked about it and has not answered',
};

export function releaseCard(view: ReleaseView): Presented {
  const { stage, rows, blocked, missing, already } = view;
  const scope = scopeWords(view.scope);
  const when = periodWords(view.period);
  const figures = counted(rows.length, 'figure');
  const subject = whichText(view.which);
  const title = {
    preview:
      rows.length === 0 ? `Nothing to release of ${scope}: ${when}.` : `Release ${figures} of ${scope}: ${when}?`,
    done:
      rows.length === 0
        ? `Nothing more to release of ${scope}: ${when}.`
        : `Released: ${figures} of ${scope}, ${when}.`,
    takenBack: `Taken back: ${figures} of ${scope}, ${when}.`,
  }[stage];
  return deskCard({
    title,
    lines: [
      ...(rows.length > 0 ? [LINES[stage]] : []),
      ...(already > 0 ? [alreadyWords(already)] : []),
      ...(view.hidden === undefined ? [] : [`${sentence(NOTES.hidden)}.`]),
    ],
    stopped: [
      ...blocked.slice(0, MOST_STOPPED).map(stoppedBy),
      ...(blocked.length > MOST_STOPPED ? [moreStopped(blocked.length - MOST_STOPPED)] : []),
    ],
    sections: [
      { heading: stage === 'preview' ? 'Will be released' : SECTION[stage], rows: rows.map(rowOf) },
      { heading: 'Still to come', rows: missing.map((name) => ({ title: name, text: '' })) },
    ],
    presses: pressesOf(view, subject),
    summary:
      blocked.length === 0
        ? title
        : `${title} ${counted(blocked.length, 'figure waits', 'figures wait')} for other words.`,
  });
}

const SECTION = { done: 'Released now', takenBack: 'Not released any more' } as const;

const LINES: Record<ReleaseView['stage'], string> = {
  preview:
    'Councillors, reports, explainers, public pages and search will show these. Until you press Release nothing changes.',
  done: 'Councillors, reports, explainers, public pages and search show these from now on. You can undo it for ten minutes.',
  takenBack: 'They stand as they stood before. The history keeps both.',
};

const alreadyWords = (count: number) => `${counted(count, 'figure was', 'figures were')} released before.`;

function pressesOf({ stage, rows, hidden, at }: ReleaseView, subject: string): CardPress[] {
  if (rows.length === 0) return hidden === undefined ? [] : [letFigureStand(hidden)];
  if (stage === 'done') return [{ title: 'Undo', verb: 'takeBackRelease', subject, at }];
  const [only, ...more] = rows;
  const isHidden = only?.notes.includes('hidden') === true && more.length === 0;
  return [
    { title: 'Release', verb: 'releaseReadings', subject, step: 'confirm', style: 'positive' },
    ...(isHidden ? [letFigureStand(only)] : []),
  ];
}

function letFigureStand({ measure, reading }: Pick<ReleaseRow, 'measure' | 'reading'>): CardPress {
  const subject = whichText({ of: 'measures', codes: [measure.code], period: reading.period.text });
  return { title: 'Let the figure stand', verb: 'letStand', subject, what: 'figure' };
}

function rowOf({ measure, reading, notes }: ReleaseRow) {
  // Leave out what the figure's own words say already.
  const named = (note: ReleaseNote) =>
    note === 'provisional' || (note === 'corrects' && reading.reportedBefore !== undefined);
  const said = notes.filter((note) => !named(note)).map((note) => NOTES[note]);
  return {
    title: `${shorten(measure.title, 90)}: ${figureWords(reading, measure)}`,
    text: said.length === 0 ? '' : `  (${said.join('; ')})`,
  };
}

const FIELDS: Record<FreeText, string> = {
  ...ANSWER_LABELS,
  method: 'Method',
  sample: 'Sample',
  reason: 'Why it was changed',
};

/** The number that its words name may be shown here. */
function stoppedBy({ measure, reading, named, below }: BlockedRow): Stopped {
  const subject = whichText({ of: 'measures', codes: [measure.code], period: reading.period.text });
  const places = [...new Set(named.map(({ field }) => field))];
  return {
    title: `Waits: ${shorten(measure.title, 120)} ${periodPhrase(reading.period)}`,
    lines: [
      {
        label: 'Its words name a hidden number: ',
        text: `${listed([...new Set(named.map(({ text }) => `“${text}”`))])}, in ${listed(places.map((field) => `“${FIELDS[field]}”`))}. Others see no number of people under ${below}, nor words that give one away.`,
      },
      ...places.map((field) => ({ label: `${FIELDS[field]} `, text: shorten(reading[field] ?? '', 400) })),
    ],
    presses: [
      { title: 'Ask for other words', verb: 'askOtherWords', subject },
      { title: 'Let the words stand', verb: 'letStand', subject, what: 'words' },
      { title: 'Let the figure stand', verb: 'letStand', subject, what: 'figure' },
    ],
  };
}

const moreStopped = (count: number): Stopped => ({
  title: `${counted(count, 'more figure waits', 'more figures wait')} for other words.`,
  lines: [{ label: '', text: 'Type release and the measure’s code with its period to see each.' }],
  presses: [],
});

export function lockCard(view: LockView): Presented {
  const { stage, locked, already, history, stillOpen, at } = view;
  const scope = scopeWords(view.scope);
  const when = periodWords(view.period);
  const subject = whichText(view.which);
  const figures = counted(locked, 'figure');
  const title = {
    preview: locked === 0 ? `Nothing to lock of ${scope}: ${when}.` : `Lock ${figures} of ${scope}: ${when}?`,
    done: locked === 0 ? `Nothing more to lock of ${scope}: ${when}.` : `Locked: ${figures} of ${scope}, ${when}.`,
    undone: `Unlocked again: ${figures} of ${scope}, ${when}.`,
  }[stage];
  const press: Record<LockView['stage'], CardPress[]> = {
    preview: [{ title: 'Lock', verb: 'lockPeriod', subject, step: 'confirm', style: 'positive' }],
    done: [{ title: 'Undo', verb: 'undoLock', subject, at }],
    undone: [{ title: 'Lock', verb: 'lockPeriod', subject, step: 'confirm' }],
  };
  return deskCard({
    title,
    lines: [
      ...(locked > 0 ? [LOCK_LINES[stage]] : []),
      ...(already > 0 ? [`${counted(already, 'figure was', 'figures were')} locked before.`] : []),
      ...(history > 0
        ? [`${counted(history, 'figure')} of the register’s history can be changed by you alone anyway.`]
        : []),
    ],
    sections: [
      { heading: 'Stays open, for nothing has come yet', rows: stillOpen.map((name) => ({ title: name, text: '' })) },
    ],
    presses: locked === 0 ? [] : press[stage],
    summary: title,
  });
}

const LOCK_LINES: Record<LockView['stage'], string> = {
  preview: 'From then on their owners cannot change them. You can, with a reason, and the change stands as a revision.',
  done: 'Their owners cannot change them any more. You can, with a reason. You can undo this for ten minutes.',
  undone: 'Their owners can change them again.',
};

export function reasonCard(view: ReasonFormView): Presented {
  const { act, about, count } = view;
  const subject = whichText(view.which);
  const when = periodWords(view.period);
  const what =
    about === undefined
      ? scopeWords(view.scope)
      : shorten(`${shorten(about.measure.title, 120)}: ${figureWords(about.reading, about.measure)}`, 200);
  const { title, line, press, verb } = {
    unlock: {
      title: `Unlock ${what}, ${when}?`,
      line: `${counted(count, 'locked figure')}: the owners can change them again.`,
      press: 'Unlock',
      verb: 'unlockPeriod',
    },
    withdraw: {
      title: `Withdraw ${what}?`,
      line: 'Nobody outside sees it any more: reports, explainers, public pages and search leave it out. What was given stays, and so does this reason.',
      press: 'Withdraw',
      verb: 'withdrawReading',
    },
    letWordsStand: {
      title: `Let the words stand: ${what}`,
      line: 'For words that only seem to name a hidden number, such as “two weeks”. The figure itself stays hidden.',
      press: 'Let the words stand',
      verb: 'letStand',
    },
    letFigureStand: {
      title: `Let the figure stand: ${what}`,
      line: 'Everybody will see this small number. For what is nobody’s secret, such as two complaints.',
      press: 'Let the figure stand',
      verb: 'letStand',
    },
  }[act];
  const back: CardPress[] =
    act === 'letWordsStand' || act === 'letFigureStand' ? [{ title: 'Back', verb: 'previewRelease', subject }] : [];
  return deskCard({
    title: sentence(title),
    lines: [line],
    reason: { label: 'Why?', typed: view.typed, problems: problemsIn(view.problems, 'reason') },
    presses: [
      {
        title: press,
        verb,
        subject,
        step: 'confirm',
        style: 'positive',
        what: act === 'letFigureStand' ? 'figure' : 'words',
      },
      ...back,
    ],
    summary: title,
  });
}

export function scopeWords(scope: Scope): string {
  switch (scope.of) {
    case 'measure':
      return shorten(scope.title, 120);
    case 'measures':
      return counted(scope.count, 'measure');
    case 'committee':
      return scope.title.replace(/ Overview and Scrutiny Committee$/, '');
    case 'objective':
      return `“${shorten(scope.title, 120)}”`;
    case 'all':
      return 'everything';
  }
}

import type { Day } from '../../../core/calendar/day.ts';
import type { SavedNote } from '../rules/views.ts';
import { type CardData, pressData } from '../../../core/words/card-data.ts';
import { chart } from '../../analysis/words/chart.ts';
import { shortDay } from '../../../core/words/dates.ts';
import { figureWords } from '../../../core/words/numbers.ts';
import { shown } from '../../../core/words/plain-text.ts';
import { trendWords } from '../../analysis/words/trend-words.ts';

export function savedLine(saved: SavedNote, today: Day): string {
  const { what, measure, due, reading, handedTo } = saved;
  const title = shown(measure.title, 160);
  const figure = reading === undefined ? '' : `: ${shown(figureWords(reading, measure), 120)}`;
  switch (what) {
    case 'answered':
      return `Saved. ${title}${figure}.`;
    case 'valueOnly':
      return `Saved. ${title}${figure}. No explanation given yet.`;
    case 'draft':
      return `Kept for later. ${title}: what you typed is here when you come back.`;
    case 'notReady': {
      const until = due.notReady === undefined ? '' : ` until ${shortDay(due.notReady.expectedOn, today)}`;
      return `Noted. ${title} is not ready${until}. We won't ask before then.`;
    }
    case 'notMine':
      return handedTo === undefined
        ? `Noted. ${title} is not yours, and we have stopped asking you. Your manager and the performance team can see that it needs an owner.`
        : `Passed on. ${title} is with ${shown(handedTo, 100)} now, and we will tell them.`;
    case 'withdrawn':
      return `Noted. ${title} is no longer collected. We won't ask for it again.`;
  }
}

export function savedTrend({ measure, trend }: SavedNote): string {
  return trend === undefined ? '' : shown(trendWords(trend, measure), 600);
}

/** The banner above the next form: the line, *Change*, and the chart behind a toggle. */
export function savedBanner(saved: SavedNote | undefined, today: Day, room: boolean): CardData {
  if (saved === undefined) {
    const press = { measure: '', period: '', card: '', rest: '' };
    return {
      line: '',
      words: '',
      hasWords: false,
      canChange: false,
      hasActions: false,
      hasChart: false,
      series: [],
      facts: [],
      ...press,
    };
  }
  const words = savedTrend(saved);
  return {
    line: savedLine(saved, today),
    words,
    hasWords: words !== '',
    canChange: canChange(saved),
    hasActions: canChange(saved) || words !== '',
    ...chart(saved.measure, saved.history, room),
    ...pressData(saved.measure, saved.due),
  };
}

/** A person can change what they did, unless it is a colleague's now. */
export function canChange({ what, handedTo }: SavedNote): boolean {
  return !(what === 'notMine' && handedTo !== undefined);
}

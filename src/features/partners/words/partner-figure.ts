import type { PartnerFigureView } from '../rules/views.ts';
import { BOX, inBox } from '../../../core/box.ts';
import { type CardData, type Presented, pressData, problemsIn } from '../../../core/words/card-data.ts';
import { periodPhrase } from '../../../core/words/dates.ts';
import { figureWords, formatValue } from '../../../core/words/numbers.ts';
import { heading, sentence, shorten, shown } from '../../../core/words/plain-text.ts';
import { orgName } from '../../../core/words/source-words.ts';

export function partnerFigureCard(view: PartnerFigureView): Presented {
  const { measure, due, page, reading, words, problems } = view;
  const { given, gap } = page;
  const org = orgName(page.org);
  const figure = shown(formatValue(given?.value ?? '', measure), 80);
  const said: [label: string, text: string][] = [
    ['What it tells us: ', given?.soWhat ?? ''],
    ['How it was counted: ', given?.method ?? ''],
    ['What they miss in what we measure: ', gap?.text ?? ''],
  ];
  const data: CardData = {
    ...pressData(measure, due),
    title: heading(`Figure from ${org}`),
    which: `${shown(measure.title, 200)} ${periodPhrase(due.period)}`,
    figure,
    said: said
      .filter(([, text]) => text.trim() !== '')
      .map(([label, text]) => ({ label, text: shown(text.trim(), 3000) })),
    hasReading: reading !== undefined,
    there:
      reading === undefined
        ? ''
        : shown(
            `There is a figure already: ${figureWords(reading, measure)}. Theirs would take its place; yours stays in the history.`,
            400,
          ),
    number: String(given?.number ?? 0),
    note: inBox(words, BOX.words),
    problems: problemsIn(problems, 'note'),
    isReturning: problems.length > 0,
  };
  const summary = sentence(
    `${org} gave ${figure}: ${shorten(shown(measure.title), 80)} ${periodPhrase(due.period)}. Accept it, or send it back.`,
  );
  return { template: 'partner-figure', data, summary, fallbackText: summary, speak: summary };
}

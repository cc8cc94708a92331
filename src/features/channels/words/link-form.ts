import type { LinkFormView } from '../rules/views.ts';
import type { CardData, Presented } from '../../../core/words/card-data.ts';
import { MOST_NAMES, thatFit } from '../../../core/words/card-data.ts';
import { shown } from '../../../core/words/plain-text.ts';

/** Which committee or group reads in this channel or chat. */
export function linkForm({ as, typed, choices }: LinkFormView): Presented {
  const title = as === 'committee' ? 'Which committee reads here?' : 'Which group reads here?';
  const unknown = typed === '' ? [] : [{ text: `We know no ${as} called ${shown(typed, 80)}.` }];
  const data: CardData = {
    as,
    title,
    unknown,
    hint:
      as === 'committee'
        ? 'Its digest comes here before each meeting that takes performance, once an officer has released it.'
        : 'A short Thrive link comes here when a figure of theirs comes out.',
    choices: thatFit(
      choices.map((one) => ({ value: one.code, title: shown(one.title, 120) })),
      MOST_NAMES,
    ),
  };
  return { template: 'tie-form', data, summary: title, fallbackText: title, speak: title };
}

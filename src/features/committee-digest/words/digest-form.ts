import { MOST_OPENING } from '../rules/decide-digest.ts';
import type { DigestFormView } from '../rules/views.ts';
import { BOX, inBox } from '../../../core/box.ts';
import { type CardData, type Presented, problemsIn } from '../../../core/words/card-data.ts';
import { heading, shown } from '../../../core/words/plain-text.ts';
import { valueWords } from '../../reports/words/entry-words.ts';

export function digestForm({ at, form, about, problems }: DigestFormView): Presented {
  const { committee, meeting, page } = at;
  const isItem = about.what === 'item';
  const words = wordsOf(about);
  const data: CardData = {
    committee,
    meeting,
    page: String(page),
    card: String(form),
    verb: about.what === 'hold' ? 'holdCommitteeDigest' : 'editCommitteeDigest',
    heading: heading(words.title, 200),
    hint: words.hint,
    isItem,
    isNote: !isItem,
    measure: isItem ? about.measure.code : '',
    figure: isItem ? shown(valueWords(about.reading, about.measure), 200) : '',
    soWhat: isItem ? inBox(about.soWhat, BOX.words) : '',
    nextSteps: isItem ? inBox(about.nextSteps, BOX.words) : '',
    soWhatProblems: problemsIn(problems, 'soWhat'),
    noteProblems: problemsIn(problems, 'note'),
    noteLabel: words.label,
    note: isItem ? '' : inBox(about.typed, BOX.words),
    mostNote: about.what === 'hold' ? 1000 : MOST_OPENING,
    save: words.save,
    canRestore: isItem && about.isEdited,
  };
  const summary = shown(words.title, 200);
  return { template: 'digest-form', data, summary, fallbackText: summary, speak: summary };
}

function wordsOf(about: DigestFormView['about']) {
  switch (about.what) {
    case 'opening':
      return {
        title: 'What opens page one',
        hint: 'A few sentences in your own words, before the figures. Leave it empty for none.',
        label: 'Your words',
        save: 'Save',
      };
    case 'hold':
      return {
        title: 'Hold this digest',
        hint: 'It is not released until somebody takes it up again. The reason stands on it, for its officers.',
        label: 'Why? (you may leave this empty)',
        save: 'Hold it',
      };
    case 'item':
      return {
        title: about.measure.title,
        hint: 'Your words take the place of the owner’s in this committee’s papers only. They say so there, and the owner is told.',
        label: '',
        save: 'Save',
      };
  }
}

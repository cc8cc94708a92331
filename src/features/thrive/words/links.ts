import type { GroupChoiceView, GroupQuestionView, ThriveLinkView } from '../rules/views.ts';
import { MOST_SENTENCE, oneSentence } from '../rules/wording.ts';
import { type CardData, type Presented, problemsIn } from '../../../core/words/card-data.ts';
import { longDay } from '../../../core/words/dates.ts';
import { heading, shorten, shown } from '../../../core/words/plain-text.ts';
import { belongsTo } from './explainer.ts';

/** Teams does not show longer lists well. */
const MOST_CHOICES = 300;
const MOST_LINKS = 12;

export function groupChoice({ groups, unanswered = false }: GroupChoiceView): Presented {
  const title = 'Which team is yours?';
  const data: CardData = {
    heading: title,
    intro: unanswered
      ? 'Please choose your team from the list; then we show how its work counts.'
      : 'We show how its work counts, and remember your choice for the next time.',
    groups: groups
      .slice(0, MOST_CHOICES)
      .map(({ code, name }) => ({ title: shown(name, 100), code: shown(code, 100) })),
  };
  return { template: 'group-choice', data, summary: title, fallbackText: title, speak: title };
}

/** A group's Thrive link without a figure. */
export function thriveLink({ chain: { group, links }, isOwn = false }: ThriveLinkView): Presented {
  const title = `${shorten(shown(group.name), 80)}: how your work counts`;
  const line = (label: string, text: string) =>
    text.trim() === '' ? [] : [{ label, text: shown(oneSentence(text, MOST_SENTENCE)) }];
  const data: CardData = {
    heading: heading(title),
    work: [...line('What you do: ', group.work), ...line('What changes for a resident: ', group.forResidents)],
    links: links.slice(0, MOST_LINKS).map((link) => ({
      title: shorten(shown(link.measure.title), 160),
      hasMoves: link.moves !== '',
      moves: shown(oneSentence(link.moves, MOST_SENTENCE)),
      belongs: belongsTo(link),
    })),
    isOwn,
    closing:
      links.length === 0
        ? 'Nobody has said yet which figures your work counts towards. The performance team knows that this is missing.'
        : 'When one of these figures comes out, your team hears where it stands.',
  };
  return { template: 'thrive-link', data, summary: title, fallbackText: title, speak: title };
}

export function groupQuestion(view: GroupQuestionView): Presented {
  const { id, group, about, question, mayShare, askedOn, typed, problems } = view;
  const name = shorten(shown(group), 80);
  const title = `${name} asks about how their work counts`;
  const data: CardData = {
    heading: heading(title),
    about: `About “${shorten(shown(about), 160)}”, on ${longDay(askedOn)}`,
    question: shown(question),
    who: mayShare
      ? 'The answer goes to the person who asked, and to their team, without a name.'
      : 'The answer goes to the person who asked, and to nobody else.',
    problems: problemsIn(problems, 'note'),
    answer: shown(typed, 4_000),
    subject: id,
    card: '1',
  };
  const summary = `${name} asks: “${shorten(shown(question, 300), 200)}”`;
  return { template: 'group-question', data, summary, fallbackText: summary, speak: summary };
}

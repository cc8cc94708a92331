import type { PartnerFormView, PartnerPublicView, PartnerReceiptView } from '../rules/views.ts';
import { longDay, periodPhrase } from '../../../core/words/dates.ts';
import { figureLabel, figureWords, formatValue } from '../../../core/words/numbers.ts';
import { creditWords, orgName } from '../../../core/words/source-words.ts';
import { sentence, shown } from '../../../core/words/plain-text.ts';
import { questionWords } from '../../readings/words/questions.ts';
import { directionWords } from '../../analysis/words/trend-words.ts';
import { goneLines, type PageField, type PagePart, type PublicPage } from '../../../core/words/page.ts';

/** A partner's page in words; `about` is for the view that has no facts. */
export function partnerPage(view: PartnerPublicView, about: { organisation: string; contact: string }): PublicPage {
  switch (view.kind) {
    case 'gone':
      return gonePage(about);
    case 'partnerForm':
      return formPage(view);
    case 'partnerReceipt':
      return receiptPage(view);
  }
}

/** The same page for every address that does not work. */
export function gonePage({ organisation, contact }: { organisation: string; contact: string }): PublicPage {
  const parts = goneLines(organisation, contact).map(paragraph);
  return { title: 'This page is not open', status: 404, organisation, parts };
}

const paragraph = (text: string): PagePart => ({ part: 'paragraph', text });

const done = (title: string, ...lines: readonly string[]): PagePart => ({
  part: 'notice',
  tone: 'done',
  title,
  items: lines.map((text) => ({ text })),
});

function formPage(view: PartnerFormView): PublicPage {
  const { organisation, measure, period, returned, contact } = view;
  const which = `${shown(measure.title, 300)} ${periodPhrase(period)}`;
  return {
    title:
      returned === undefined ? `${organisation} asks you for one figure` : `${organisation} asks you to look once more`,
    status: 200,
    organisation,
    parts: [
      ...problemParts(view),
      ...said(`${fromOr(view.from)} asks`, returned ?? ''),
      paragraph(`${which}.`),
      // The box is two screens of a phone further down, below what the partner may know already.
      { part: 'link', text: 'Give the figure', address: '#value' },
      { part: 'heading', text: 'Who asks, and why' },
      paragraph(whoAsks(view)),
      ...said('In their words', view.why),
      ...knownParts(view),
      { part: 'heading', text: 'Your figure' },
      {
        part: 'form',
        name: 'figure',
        fields: fieldsOf(view),
        buttons: [{ text: 'Send', name: 'send', value: 'figure', main: true }],
      },
      paragraph(
        `You can send it once, until ${longDay(view.closesOn)}. ${fromOr(view.from)} looks at it and accepts it or asks you back. It is then “${creditWords({ suppliedBy: view.org })}” wherever it appears. If this is not for you, please ask ${contact}.`,
      ),
    ],
  };
}

const fromOr = (from: string) => shown(from, 120) || 'A colleague at the council';

function whoAsks({ from, organisation, org, objective, committee, dueOn, closesOn, today }: PartnerFormView): string {
  const what = `${fromOr(from)} at ${organisation} asks ${orgName(org)}, because the figure comes from you. The figure is wanted by ${longDay(dueOn < today ? closesOn : dueOn)}.`;
  const serves =
    objective === ''
      ? ''
      : ` It is one of the figures by which the council sees how it does at this: ${shown(objective, 300).replace(/\.$/, '')}.`;
  const who =
    committee === '' ? '' : ` Councillors of ${shown(committee, 160)} read it, and it is published with their papers.`;
  return `${what}${serves}${who}`;
}

function knownParts({ measure, known }: PartnerFormView): PagePart[] {
  const rows: [string, string][] = known.map((reading) => [
    sentence(periodPhrase(reading.period)),
    `${formatValue(reading.value, measure)}${reading.status === 'provisional' ? ' (provisional)' : ''}`,
  ]);
  if (measure.baselineValue !== undefined) {
    rows.push([
      `When the framework began${measure.baselinePeriod === '' ? '' : ` (${shown(measure.baselinePeriod, 80)})`}`,
      formatValue(measure.baselineValue, measure),
    ]);
  }
  if (measure.indicatorValue !== undefined) {
    rows.push(['The level that the council would like to see', formatValue(measure.indicatorValue, measure)]);
  }
  const better = directionWords(measure);
  const definition = measure.definition.trim();
  return [
    { part: 'heading', text: 'What is known' },
    ...(definition === '' ? [] : [paragraph(shown(definition, 2000))]),
    ...(better === '' ? [] : [paragraph(`${sentence(better)}.`)]),
    rows.length === 0
      ? paragraph('No figure has been published for it yet.')
      : { part: 'facts', caption: 'Figures published so far', rows },
  ];
}

function problemParts({ problems, questions, measure }: PartnerFormView): PagePart[] {
  if (problems.length > 0) {
    const items = problems.map(({ field, problem, cure }) => ({ text: `${problem} ${cure}`.trim(), field }));
    return [{ part: 'notice', tone: 'problem', title: 'Not sent yet: please look at this', items }];
  }
  const asked = questions.filter(({ about }) => about !== 'nextSteps');
  if (asked.length === 0) return [];
  const items = asked.map((question) => ({
    text: questionWords(question, measure),
    field: question.about === 'value' ? 'value' : 'soWhat',
  }));
  return [
    {
      part: 'notice',
      tone: 'question',
      title: 'Not sent yet. If it is right as it stands, just press Send again',
      items,
    },
  ];
}

function fieldsOf({ typed, problems, measure }: PartnerFormView): PageField[] {
  const problem = (field: string) =>
    problems
      .filter((one) => one.field === field)
      .map(({ problem: text, cure }) => `${text} ${cure}`.trim())
      .join(' ');
  const box = (name: keyof typeof typed, label: string, hint: string, lines: PageField['lines']): PageField => {
    const required = name === 'value';
    return { name, label, hint, value: typed[name], lines, required, problem: problem(name) };
  };
  return [
    box('value', figureLabel(measure), '', 1),
    box(
      'soWhat',
      'What does this tell us?',
      'What changed, why, and what it means for residents. Two sentences is plenty. No names, addresses or case details.',
      6,
    ),
    box('method', 'How was it counted?', 'For instance: from our visit book, each person once. May stay empty.', 3),
    box(
      'gap',
      'Is something missing?',
      'Something that matters to the people you work with and that the council does not measure. It goes to the performance team. May stay empty.',
      3,
    ),
  ];
}

function receiptPage(view: PartnerReceiptView): PublicPage {
  const { organisation, measure, period, given, contact } = view;
  return {
    title: view.published === undefined ? 'Thank you: your figure is with the council' : 'Your figure is published',
    status: 200,
    organisation,
    parts: [
      ...stateParts(view),
      ...publishedParts(view),
      { part: 'heading', text: 'What you sent' },
      paragraph(`${shown(measure.title, 300)} ${periodPhrase(period)}.`),
      { part: 'figure', text: formatValue(given.value, measure), below: '' },
      ...said('What it tells us', given.soWhat),
      ...said('How it was counted', given.method),
      ...said('What you miss in what is measured', view.gap),
      paragraph(`Questions? Please ask ${contact}.`),
    ],
  };
}

const said = (label: string, text: string): PagePart[] => (text.trim() === '' ? [] : [{ part: 'words', label, text }]);

function stateParts({ state, from, published, hidden, returned = '' }: PartnerReceiptView): PagePart[] {
  const keep = 'Keep the address of this page: it shows what becomes of your figure, and where it appears.';
  const sponsor = fromOr(from);
  if (published !== undefined) return [];
  if (hidden) {
    const small = 'The number itself is small enough to point to people, so it is hidden where it is published.';
    return [paragraph(`It is accepted. ${small} ${keep}`)];
  }
  switch (state) {
    case 'accepted':
      return [done(`${sponsor} accepted it`, 'It is not published yet.', keep)];
    case 'returned':
      return [
        { part: 'words', label: `${sponsor} asked`, text: returned },
        paragraph('The time to send it again is over; please write to them.'),
      ];
    case 'given':
      return [done('It was sent', `${sponsor} looks at it next.`, keep)];
  }
}

function publishedParts({ published, measure }: PartnerReceiptView): PagePart[] {
  if (published === undefined) return [];
  const { reading, appeared } = published;
  return [
    {
      part: 'figure',
      text: shown(figureWords(reading, measure), 300),
      below: `${shown(measure.title, 300)}. ${creditWords(reading)}.`,
    },
    ...said('What it tells us, as it is published', reading.soWhat),
    { part: 'heading', text: 'Where it appears' },
    appeared.length === 0
      ? paragraph('Among the council’s published figures.')
      : {
          part: 'list',
          items: appeared.map(({ committee, on }) => `The report to ${shown(committee, 200)}, ${longDay(on)}`),
        },
  ];
}

import type { PartnerFigureView, PartnerLinkView } from '../rules/views.ts';
import { BOX, inBox } from '../../../core/box.ts';
import { type CardData, type Presented, pressData, problemsIn } from '../../../core/words/card-data.ts';
import { longDay, periodPhrase, shortDay } from '../../../core/words/dates.ts';
import { heading, sentence, shorten, shown, webAddress } from '../../../core/words/plain-text.ts';
import { orgName } from '../../../core/words/source-words.ts';
import { figureWords, formatValue } from '../../../core/words/numbers.ts';

/** On which a sponsor makes a partner's page, sees its address once, and revokes it. */
export function partnerLinkCard(view: PartnerLinkView): Presented {
  const { measure, due, address, page, seed, why, problems } = view;
  const org = orgName(measure.sourceOrg);
  const link = webAddress(address ?? '');
  const made = link !== '';
  const isOpen = page !== undefined && (page.state === 'open' || page.state === 'returned');
  const title = made ? `The page for ${org} is ready` : `Send to ${org}`;
  const data: CardData = {
    ...pressData(measure, due),
    title: heading(title),
    which: `${shown(measure.title, 200)} ${periodPhrase(due.period)}`,
    lines: linesOf(view, org).map((text) => ({ text })),
    made,
    making: !made,
    address: link,
    mail: made ? mailWords(view) : '',
    why: inBox(why, BOX.words),
    seed: seed.slice(0, 40),
    problems: problemsIn(problems, 'note'),
    canRevoke: isOpen,
    makeTitle: isOpen ? 'Make a new page' : 'Make the page',
  };
  const summary = `${title}: ${shorten(shown(measure.title), 80)} ${periodPhrase(due.period)}`;
  return {
    template: 'partner-link',
    data,
    summary,
    fallbackText: `${summary}. ${link}`.trim(),
    speak: `${summary}.`,
  };
}

function linesOf({ address, page, today }: PartnerLinkView, org: string): string[] {
  if (address !== undefined && page !== undefined) {
    return [
      `Copy this address into an e-mail to ${org}. It takes one figure, once, until ${longDay(page.closesOn)}; it is shown here and nowhere else, and whoever has it can answer.`,
    ];
  }
  const state = page === undefined ? '' : stateWords(page, today, org);
  return [
    ...(state === '' ? [] : [state]),
    `This makes a page with this one figure on it: who asks and why, what is known, and the form. ${org} needs no account. What they send comes to you, to accept or to send back; it is credited to them.`,
  ];
}

function stateWords(
  { state, sentAt, closesOn }: NonNullable<PartnerLinkView['page']>,
  today: PartnerLinkView['today'],
  org: string,
): string {
  const sent = `A page was made on ${shortDay(sentAt.slice(0, 10) as PartnerLinkView['today'], today)}`;
  switch (state) {
    case 'open':
      return closesOn < today
        ? `${sent}, and it is closed: nothing came.`
        : `${sent} and waits for ${org} until ${shortDay(closesOn, today)}. A new page takes its place.`;
    case 'returned':
      return `You sent their figure back; it can come again until ${shortDay(closesOn, today)}. A new page takes its place.`;
    case 'accepted':
      return `${sent}, and their figure was accepted. A new page takes the place of their old address.`;
    case 'given':
    case 'revoked':
      return '';
  }
}

function mailWords({ measure, due, page }: PartnerLinkView): string {
  const until = page === undefined ? '' : ` by ${longDay(page.closesOn)}`;
  return sentence(
    `could you give us one figure${until}: ${shown(measure.title, 160)} ${periodPhrase(due.period)}? The page says what we ask and why, and needs no account:`,
  );
}

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

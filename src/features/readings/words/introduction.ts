import type { Frequency } from '../../../core/periods/period.ts';
import type { Introduction, Occasion } from '../rules/views.ts';
import type { CardData } from '../../../core/words/card-data.ts';
import { counted, shown, webAddress } from '../../../core/words/plain-text.ts';
import type { Day } from '../../../core/calendar/day.ts';
import { shortDay } from '../../../core/words/dates.ts';

const HOW_OFTEN: Record<Frequency, string> = {
  monthly: 'Usually once a month.',
  quarterly: 'Usually four times a year.',
  'six-monthly': 'Usually twice a year.',
  annual: 'Usually once a year.',
  survey: 'Only when there is a survey.',
  'one-off': 'Just this once.',
};

/** The first lines of an owner's first message, and lines that say why a message comes again. */
export function introduction(given: Introduction | undefined, again: readonly string[] = []): CardData {
  if (given === undefined) {
    const lines = again.map((text) => ({ text: shown(text, 400) }));
    return { hasIntroduction: lines.length > 0, introduction: lines, hasNotice: false, notice: '' };
  }
  const { organisation, contact, privacyNotice, measures, frequency } = given;
  const link = webAddress(privacyNotice);
  const why =
    measures > 0
      ? `You're listed as owner of ${counted(measures, 'measure')}. ${HOW_OFTEN[frequency]}`
      : `You're listed as a deputy for this. ${HOW_OFTEN[frequency]}`;
  const lines = [
    `This is ${organisation}'s performance framework, asking what its figures tell us.`,
    why,
    `Not yours? Press Not mine and we stop asking. Questions: ${contact}.${link === '' ? ` Privacy notice: ${privacyNotice}` : ''}`,
  ];
  return {
    hasIntroduction: true,
    introduction: [...lines, ...again].map((text) => ({ text: shown(text, 400) })),
    hasNotice: link !== '',
    notice: link,
  };
}

/** Why it comes again, in a line above the list or the form. */
export function occasionLines(occasion: Occasion | undefined, today: Day): string[] {
  switch (occasion?.stage) {
    case undefined:
      return [];
    case 'reminder':
      return ['A reminder, for this is wanted soon. Not ready, or not yours? Say so here, and we stop asking.'];
    case 'nudge':
      return [
        `${shown(occasion.by, 100)} asks for this one. Not ready, or not yours? Say so here, and that is an answer.`,
      ];
    case 'late':
      return [
        `This is still to come. On ${shortDay(occasion.managersListOn, today)} it shows as still to come on your manager's list. We won't remind you again.`,
      ];
  }
}

export function occasionPrefix(occasion: Occasion | undefined): string {
  if (occasion === undefined) return '';
  if (occasion.stage === 'nudge') return `${shown(occasion.by, 60)} asks: `;
  return occasion.stage === 'reminder' ? 'Reminder: ' : 'Still to come: ';
}

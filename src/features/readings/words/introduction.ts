import type { Frequency } from '../../../core/periods/period.ts';
import type { Introduction } from '../rules/views.ts';
import type { CardData } from '../../../core/words/card-data.ts';
import { counted, shown, webAddress } from '../../../core/words/plain-text.ts';

const HOW_OFTEN: Record<Frequency, string> = {
  monthly: 'Usually once a month.',
  quarterly: 'Usually four times a year.',
  'six-monthly': 'Usually twice a year.',
  annual: 'Usually once a year.',
  survey: 'Only when there is a survey.',
  'one-off': 'Just this once.',
};

/**
 * The first lines of an owner's first message, none for somebody who has had them; and lines that say why a message
 * comes again.
 */
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

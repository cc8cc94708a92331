import { type NotANumber, refused } from './number-shapes.ts';

/** Units for which a pound sign does not give the scale: `£1.2` could be pounds or millions. */
const SCALED = /^£ ?(?:m|mn|k|bn|0{3}s?|millions?|thousands?|billions?)\b/;
const PER_CENT = /^(?:%|per ?cent|pct)(?: |$)/;

export function isPercentage(unit: string): boolean {
  return /^(?:%|per ?cent)/i.test(unit.trim());
}

/**
 * Refuses text around a number (`£` before it, words or `%` after it) that is not the measure's own unit. Units are
 * never converted.
 */
export function otherUnit(pounds: boolean, after: string, unit: string): NotANumber | undefined {
  const own = unit.trim().toLowerCase().replace(/\s+/g, ' ');
  if (!pounds && after === '') return undefined;
  if (squeezed((pounds ? '£' : '') + after) === squeezed(own)) return undefined;
  if (!pounds && isSameWord(after, own)) return undefined;
  const percentage = PER_CENT.test(after);
  if (!pounds && percentage && isPercentage(own)) return undefined;
  if (pounds && after === '' && own.startsWith('£') && !SCALED.test(own)) return undefined;
  const inWords = `This measure's unit is ${isPercentage(own) ? 'per cent' : unit.trim() || 'a plain number'}`;
  const cure = 'Please type the number alone, in that unit.';
  if (pounds && own.startsWith('£')) return refused(`${inWords}, so it is not certain how much that is.`, cure);
  if (pounds) return refused(`${inWords}, not pounds.`, cure);
  if (percentage) return refused(`${inWords}, not per cent.`, cure);
  if (after.split(' ').length <= 3) return refused(`${inWords}, and “${after}” stands after the number.`, cure);
  return refused(
    'There are words after the number.',
    'Please type the number alone here; the words belong under What does this tell us?',
  );
}

const squeezed = (text: string) => text.replaceAll(' ', '');

/** Same word in singular or plural. */
function isSameWord(typed: string, own: string): boolean {
  return typed === `${own}s` || `${typed}s` === own;
}

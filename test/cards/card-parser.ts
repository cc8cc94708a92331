import { createRequire } from 'node:module';
import { join } from 'node:path';

type Parsed = { validateProperties(): { validationEvents: { message: string }[] } };
type Renderer = {
  AdaptiveCard: new () => Parsed & { parse(card: unknown, context: Context): void };
  SerializationContext: new () => Context;
};
type Context = { eventCount: number; getEventAt(index: number): { message: string } };

// The package's main is ES modules without endings, which node cannot load; its bundle can be required.
const renderer = createRequire(join(process.cwd(), 'package.json'))('adaptivecards/dist/adaptivecards.js') as Renderer;

/** What the adaptivecards package says against a card: unknown elements, wrong values, missing ids. Charts by their fallback. */
export function complaintsOfParser(card: unknown): string[] {
  const context = new renderer.SerializationContext();
  const parsed = new renderer.AdaptiveCard();
  // Its check of `lang` is a global pattern, which remembers its place: it refuses every second "en". Looked at elsewhere.
  const { lang: _lang, ...rest } = plainCard(card) as Record<string, unknown>;
  parsed.parse(rest, context);
  const said = Array.from({ length: context.eventCount }, (_item, index) => context.getEventAt(index).message);
  return [...said, ...parsed.validateProperties().validationEvents.map(({ message }) => message)];
}

/** The card without what Teams adds to the standard: charts stand as their fallback, `msteams` is left out. */
export function plainCard(card: unknown): unknown {
  if (Array.isArray(card)) return card.map(plainCard);
  if (typeof card !== 'object' || card === null) return card;
  if ('fallback' in card && 'type' in card && String(card.type).startsWith('Chart.')) return plainCard(card.fallback);
  return Object.fromEntries(
    Object.entries(card)
      .filter(([name]) => name !== 'msteams')
      .map(([name, value]) => [name, plainCard(value)]),
  );
}

/** Every object of a card, itself included. */
export function everyPart(card: unknown): Record<string, unknown>[] {
  if (Array.isArray(card)) return card.flatMap(everyPart);
  if (typeof card !== 'object' || card === null) return [];
  return [card as Record<string, unknown>, ...Object.values(card).flatMap(everyPart)];
}

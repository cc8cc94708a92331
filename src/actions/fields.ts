import { z } from 'zod';
import type { Sentence } from './dispatch.ts';

/** Fields of a card. Each has a default and a bound, because whatever a card sends is untrusted and may be missing. */

/** A text of at most `most` characters; longer ones are cut. */
export const text = (most: number) =>
  z
    .string()
    .catch('')
    .default('')
    .transform((said) => said.slice(0, most));

/** A text that says one of a few things; the first for anything else. */
export const choice = <const Of extends readonly [string, ...string[]]>(of: Of) =>
  z
    .string()
    .optional()
    .catch(undefined)
    .transform((said): Of[number] => of.find((known) => known === said) ?? of[0]);

/** Whether the second step of a form was pressed. */
export const confirmed = z
  .unknown()
  .optional()
  .transform((step) => step === 'confirm');

/** A page of a list, from 1. */
export const page = z
  .unknown()
  .optional()
  .transform((said) => {
    const number = Number(said);
    return Number.isSafeInteger(number) && number > 0 ? number : 1;
  });

/** What a person wrote: a rule says how much of it is accepted, so nothing is cut that Teams can carry. */
export const words = text(30_000);

/** The token of a form is a small number; anything longer is cut. */
export const token = text(100);

const sentence = z.object({ said: z.string(), plain: z.string(), inOwnChat: z.boolean() });

/** The input of a command: what `read` makes of a sentence; undefined means that the sentence is not for this command. */
export const reads = <Input extends object>(read: (sentence: Sentence) => Input | undefined) =>
  sentence.transform((typed, context): Input => {
    const input = read(typed);
    if (input !== undefined) return input;
    context.addIssue({ code: 'custom', message: 'another command’s' });
    return z.NEVER;
  });

/** A sentence that matches a pattern, in one line with single spaces, and says nothing more. */
export const matches = (pattern: RegExp) => reads(({ plain }) => (pattern.test(plain) ? {} : undefined));

/** The sentences of one kind among those that `read` tells apart; the others are other commands'. */
export const readsKind = <Typed extends { readonly kind: string }, Kind extends Typed['kind']>(
  read: (sentence: Sentence) => Typed | undefined,
  kind: Kind,
) =>
  reads((sentence) => {
    const isOfKind = (typed: Typed): typed is Extract<Typed, { readonly kind: Kind }> => typed.kind === kind;
    const typed = read(sentence);
    return typed !== undefined && isOfKind(typed) ? typed : undefined;
  });

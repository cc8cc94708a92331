import { z } from 'zod';
import type { Sentence } from './dispatch.ts';

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

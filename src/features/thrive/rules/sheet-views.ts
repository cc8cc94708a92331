import type { SheetFacts } from './sheet.ts';

/** A group's sheet at its address, with the question and the box. */
export type SheetPageView = {
  readonly kind: 'sheet';
  readonly facts: SheetFacts;
  /** Makes a repeated press one answer; says nothing of anybody. */
  readonly nonce: string;
  readonly typed: string;
  readonly done?: 'clear' | 'asked' | 'empty' | 'tooLong';
};
export type SheetPublicView = SheetPageView | { readonly kind: 'gone' };

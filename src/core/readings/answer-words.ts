type Field = {
  /** The most characters that a report takes; a longer text stays in the draft. */
  readonly most: number;
  /** Readings of before do not have it: absent where nothing was said. */
  readonly optional?: true;
};

/**
 * What an answer says besides its figure: one box of the form each. The form's input, the draft, the stored row, what is
 * released and the search for small numbers in words follow from this list. A field that is added is `optional`.
 */
export const ANSWER_WORDS = {
  soWhat: { most: 4000 },
  nextSteps: { most: 4000 },
} as const satisfies Readonly<Record<string, Field>>;

type Fields = typeof ANSWER_WORDS;
export type WordsField = keyof Fields;
type IfOptional<Name extends WordsField, Yes, No> = Fields[Name] extends { readonly optional: true } ? Yes : No;

/** One value for each field; `Optional` for those that may be absent. */
export type OfEachField<Required, Optional> = { readonly [Name in WordsField]: IfOptional<Name, Optional, Required> };

/** Empty where nothing was said. */
export type AnswerWords = {
  readonly [Name in WordsField as IfOptional<Name, never, Name>]: string;
} & { readonly [Name in WordsField as IfOptional<Name, Name, never>]?: string };

export const WORDS_FIELDS = Object.keys(ANSWER_WORDS) as readonly WordsField[];
export const isOptional = (field: WordsField): boolean => 'optional' in ANSWER_WORDS[field];

/** The words alone, each as `made` of what is said. */
export function wordsOf(
  from: AnswerWords,
  made: (text: string, field: WordsField) => string = (text) => text,
): AnswerWords {
  const entries = WORDS_FIELDS.map((field) => [field, made(from[field] ?? '', field)] as const);
  return Object.fromEntries(entries.filter(([field, text]) => text !== '' || !isOptional(field))) as AnswerWords;
}

export const trimmedWords = (from: AnswerWords): AnswerWords => wordsOf(from, (text) => text.trim());

/** No words at all. */
export const NO_WORDS: AnswerWords = wordsOf({ soWhat: '', nextSteps: '' });

/** What each box holds. */
export const textsOf = (from: AnswerWords): string[] => WORDS_FIELDS.map((field) => from[field] ?? '');

export const sameWords = (one: AnswerWords, other: AnswerWords): boolean =>
  WORDS_FIELDS.every((field) => (one[field] ?? '') === (other[field] ?? ''));

/** Everything else of it. */
export function withoutWords<Of extends AnswerWords>(of: Of): Omit<Of, WordsField> {
  return Object.fromEntries(Object.entries(of).filter(([key]) => !Object.hasOwn(ANSWER_WORDS, key))) as Omit<
    Of,
    WordsField
  >;
}

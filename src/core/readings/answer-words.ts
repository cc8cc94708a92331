type Field = {
  /** Maximum characters of a report. A longer text stays in the draft. */
  readonly most: number;
  /** Older readings do not have it. Absent if empty. */
  readonly optional?: true;
};

/**
 * The text fields of an answer. The form's input, the draft, the stored row, the release and the search for small
 * numbers in words are derived from this list. A new field must be `optional`.
 */
export const ANSWER_WORDS = {
  soWhat: { most: 4000 },
  nextSteps: { most: 4000 },
} as const satisfies Readonly<Record<string, Field>>;

type Fields = typeof ANSWER_WORDS;
export type WordsField = keyof Fields;
type IfOptional<Name extends WordsField, Yes, No> = Fields[Name] extends { readonly optional: true } ? Yes : No;

/** One value per field; `Optional` for fields that may be absent. */
export type OfEachField<Required, Optional> = { readonly [Name in WordsField]: IfOptional<Name, Optional, Required> };

/** Empty text if there is no answer. */
export type AnswerWords = {
  readonly [Name in WordsField as IfOptional<Name, never, Name>]: string;
} & { readonly [Name in WordsField as IfOptional<Name, Name, never>]?: string };

export const WORDS_FIELDS = Object.keys(ANSWER_WORDS) as readonly WordsField[];
export const isOptional = (field: WordsField): boolean => 'optional' in ANSWER_WORDS[field];

/** Only the text fields, each mapped by `made`. */
export function wordsOf(
  from: AnswerWords,
  made: (text: string, field: WordsField) => string = (text) => text,
): AnswerWords {
  const entries = WORDS_FIELDS.map((field) => [field, made(from[field] ?? '', field)] as const);
  return Object.fromEntries(entries.filter(([field, text]) => text !== '' || !isOptional(field))) as AnswerWords;
}

export const trimmedWords = (from: AnswerWords): AnswerWords => wordsOf(from, (text) => text.trim());

export const NO_WORDS: AnswerWords = wordsOf({ soWhat: '', nextSteps: '' });

export const textsOf = (from: AnswerWords): string[] => WORDS_FIELDS.map((field) => from[field] ?? '');

export const sameWords = (one: AnswerWords, other: AnswerWords): boolean =>
  WORDS_FIELDS.every((field) => (one[field] ?? '') === (other[field] ?? ''));

export function withoutWords<Of extends AnswerWords>(of: Of): Omit<Of, WordsField> {
  return Object.fromEntries(Object.entries(of).filter(([key]) => !Object.hasOwn(ANSWER_WORDS, key))) as Omit<
    Of,
    WordsField
  >;
}

import type { z } from 'zod';
import { type Command, commandOn, notUnderstood, type Subject, type UserAction } from '../../../actions/action.ts';
import { reads } from '../../../actions/fields.ts';
import type { MeasureFile } from '../../../core/readings/measure-file.ts';
import type { View } from '../../../core/view.ts';
import type { MeasureDue } from '../rules/of-measure.ts';
import { restAfter } from './ask-view.ts';
import { dueOf, findMeasure, measureToAnswer } from './find-due.ts';

/** A number of the list or a code. Bounded, so that a long line of hyphens is read in one pass. */
const WHICH = String.raw`(\d{1,3}|[A-Za-z][\w.\-/]{0,99}-[\w.\-/]{1,99})`;
const NOT_READY = new RegExp(`^not ready(?: yet)? ${WHICH}(?: (?:until|till|before|by) (.+))?$`, 'i');
const NOT_MINE = new RegExp(`^not mine ${WHICH}$`, 'i');
const OPEN = new RegExp(`^(?:open )?#?${WHICH}$`, 'i');
const ANSWER = new RegExp(`^#?${WHICH}[:.)]?\\s+(\\S+(?: ?%)?)(?:\\s+(?:[-–—:,]\\s)?\\s*([\\s\\S]*))?$`, 'i');
const AWAY = /^(?:i'?m |i am |i’m )?(?:away|on leave|off)(?: (?:until|till) (.+))?$/i;

export const readsAway = reads(({ plain }) => {
  const away = AWAY.exec(plain);
  return away ? { until: away[1] ?? '' } : undefined;
});
export const readsNotReady = reads(({ plain }) => {
  const [said, which = '', until = ''] = NOT_READY.exec(plain) ?? [];
  return said === undefined ? undefined : { which, until };
});
export const readsNotMine = reads(({ plain }) => whichIn(NOT_MINE.exec(plain)));
export const readsOpen = reads(({ plain }) => whichIn(OPEN.exec(plain)));
/** Words get a capital and keep their lines. */
export const readsAnswer = reads(({ said }) => {
  const [matched, which = '', value = '', words = ''] = ANSWER.exec(said) ?? [];
  if (matched === undefined || !/\d|%|£/.test(value)) return undefined;
  return { which, value, words: words.trim().replace(/^./u, (first) => first.toUpperCase()) };
});

const whichIn = (found: RegExpExecArray | null) => (found === null ? undefined : { which: found[1] ?? '' });

type Meant = { readonly file: MeasureFile; readonly period: string };

const listed: Subject<{ readonly which: string }, Meant> = {
  find: async (action, { which }) => {
    const item = itemMeant(action, which);
    // From a person who is asked for no figure, a number means nothing.
    if (item === undefined && action.person.duties.length === 0) return { view: notUnderstood(action) };
    if (item === undefined) return { view: { kind: 'notice', about: { what: 'whichOne', typed: which } } };
    const looked = await findMeasure(action, item.code);
    return 'view' in looked ? looked : { found: { file: looked.found, period: item.period } };
  },
  relationships: (action, { file }) => measureToAnswer.relationships(action, file),
  refuse: (action, { file }) => measureToAnswer.refuse(action, file, { measure: file.measure.code }),
};

/** With the rest of the list; the token makes a repeated message harmless. */
export type TypedAbout = UserAction & { readonly token: string };

export const typedAbout = <Input extends { readonly which: string }>(declared: {
  readonly command: string;
  readonly input: z.ZodType<Input>;
  readonly last?: true;
  readonly help?: NonNullable<Command['help']>;
  readonly handle: (action: TypedAbout, input: Input, found: MeasureDue) => View | Promise<View>;
}): Command =>
  commandOn<Input, Meant>({
    ...declared,
    right: 'answer',
    on: listed,
    handle: async (action, input, meant) => {
      const found = await dueOf(action, meant.file, meant.period);
      if ('view' in found) return found.view;
      const rest = restAfter(action.person, found.file.measure.code, found.due.period.text);
      return declared.handle({ ...action, rest, token: action.inbound.activityId }, input, found);
    },
  });

/** Days for which a number answers the list last shown. */
const LIST_LASTS_DAYS = 7;

/** A number of the list last shown; anything else is a code, for its open due reading. */
function itemMeant({ person, context }: UserAction, which: string): { code: string; period: string } | undefined {
  if (!/^\d+$/.test(which)) return { code: which.toUpperCase(), period: '' };
  const shownAt = Date.parse(person.list?.at ?? '');
  const age = context.now.getTime() - shownAt;
  if (Number.isNaN(age) || age > LIST_LASTS_DAYS * 24 * 3600 * 1000) return undefined;
  return person.list?.items[Number(which) - 1];
}

import type { UserAction } from '../../../actions/action.ts';
import type { Services, TodayContext } from '../../../core/services.ts';
import type { PersonFile } from '../../../messaging/people.ts';
import type { MessageView, ToPerson } from '../../../messaging/message-kind.ts';
import type { Message, Topic } from '../../../messaging/rules/message.ts';
import type { AlsoRow, Occasion } from '../rules/views.ts';
import { openAndListOutstanding } from './list-outstanding.ts';

/** What a feature adds to people's lists besides figures. */
export type AlsoWaiting = {
  /** Everything pending for a person, or what these topics name. No storage transaction for people who have none. */
  readonly rows: (
    services: Services,
    context: TodayContext,
    person: PersonFile,
    topics?: readonly Topic[],
  ) => Promise<AlsoRow[]>;
  /** The card of a message that is about these rows only; undefined if a list shows them. */
  readonly alone: (to: ToPerson, message: Message, rows: readonly AlsoRow[]) => Promise<MessageView> | undefined;
  readonly occasion?: (message: Message, context: TodayContext) => Occasion | undefined;
};

declare module '../../../core/services.ts' {
  interface Services {
    /** In the order in which the list shows it. */
    readonly alsoWaiting: readonly AlsoWaiting[];
  }
}

export const alsoWaiting: AlsoWaiting['rows'] = async (services, ...about) => {
  const rows: AlsoRow[] = [];
  for (const waiting of services.alsoWaiting) rows.push(...(await waiting.rows(services, ...about)));
  return rows;
};

export async function somethingElseWaits(
  { services, context, person }: UserAction,
  isDone: (row: AlsoRow) => boolean,
): Promise<boolean> {
  const also = await alsoWaiting(services, context, person);
  if (also.some((row) => !isDone(row))) return true;
  return (await openAndListOutstanding({ services, context, person })).owed.length > 0;
}

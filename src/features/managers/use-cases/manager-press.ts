import type { ManagerAct } from '../rules/views.ts';
import type { DueReading } from '../../../core/readings/due-reading.ts';
import type { View } from '../../../core/view.ts';
import type { Inbound } from '../../../actions/inbound.ts';
import type { UserAction } from '../../../actions/action.ts';
import { peopleOfARun } from '../../readings/use-cases/list-outstanding.ts';
import { acknowledge } from './acknowledge.ts';
import { mayManage } from './digest-view.ts';
import { managedFile, type Managed, managerOf } from './managed.ts';
import { nudge } from './nudge.ts';
import { placeOf, showDigest } from './show-digest.ts';
import { showTeam } from './show-team.ts';
import { answerQuery, ask, queryForm } from './query.ts';
import { reassign, reassignForm } from './reassign.ts';

type Press = NonNullable<Inbound['press']>;

/** The token of a card is a small number; whatever else comes in its place is kept no longer than this. */
const MOST_TOKEN = 100;

const ACTS: readonly ManagerAct[] = ['nudge', 'reassign', 'acknowledge', 'query'];

/** Presses on a manager's card, and an owner's answer to a query; undefined for any other. */
export async function pressAsManager(action: UserAction, press: Press): Promise<View | undefined> {
  const { data } = press;
  if (press.verb === 'showTeam') return showTeam(action);
  if (press.verb === 'showDigest') return showDigest(action, placeOf(data));
  if (press.verb === 'answerQuery') return answerQuery(action, data);
  const act = ACTS.find((known) => known === press.verb);
  if (act === undefined) return undefined;
  const found = await findManaged(action, act, data.measure ?? '', data.period ?? '');
  if ('view' in found) return found.view;
  const { managed, due } = found;
  const confirmed = data.step === 'confirm';
  const place = placeOf(data);
  const token = `${act} ${(data.card ?? '').slice(0, MOST_TOKEN)}`;
  switch (act) {
    case 'nudge':
      return nudge(action, managed, due, place);
    case 'acknowledge':
      return acknowledge(action, managed, due, place);
    case 'reassign':
      if (!confirmed) return reassignForm(action, managed, due, place);
      return reassign(action, managed, due, { to: data.to ?? '', token, place });
    case 'query':
      if (!confirmed) return queryForm(action, managed, due, place);
      return ask(action, managed, due, { text: data.note ?? '', token, place });
  }
}

/** The due reading that is meant, if this person may do that to it; else what to tell them. */
async function findManaged(
  action: UserAction,
  act: ManagerAct,
  code: string,
  period: string,
): Promise<{ managed: Managed; due: DueReading } | { view: View }> {
  const { services, context, person } = action;
  const { contact } = context.framework.organisation;
  const file = code.length > 200 ? undefined : await services.store.measures.open(code);
  if (file === undefined) return { view: { kind: 'notice', about: { what: 'unknownMeasure', contact } } };
  const { measure } = file;
  const managed = await managedFile(file, peopleOfARun(services));
  if (!mayManage(act, person, managed)) {
    const manager = managerOf(managed);
    const who = manager === undefined ? '' : ((await services.store.people.byKey(manager))?.person.name ?? '');
    return { view: { kind: 'notice', about: { what: 'notYourTeam', measure, who, contact } } };
  }
  const due = file.due.find((known) => known.period.text === period);
  if (due !== undefined) return { managed, due };
  return { view: { kind: 'notice', about: { what: 'notOpen', measure, period: period.slice(0, 40) } } };
}

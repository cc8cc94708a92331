import type { Subject, UserAction } from '../../../actions/action.ts';
import { relationshipsToMeasure } from '../../../core/rights/relationships.ts';
import type { View } from '../../../core/view.ts';
import { peopleOfARun } from '../../../messaging/use-cases/read-people.ts';
import type { ManagerAct } from '../rules/views.ts';
import { acknowledge } from './acknowledge.ts';
import { type Managed, managedFile, managerOf } from './managed.ts';
import { nudge } from './nudge.ts';
import { ask, queryForm } from './query.ts';
import { reassign, reassignForm } from './reassign.ts';

export type RowPress = {
  readonly measure: string;
  readonly period: string;
  readonly digest: string;
  readonly page: number;
  readonly card: string;
  readonly step: boolean;
  readonly to: string;
  readonly note: string;
};

export const managedMeasure: Subject<RowPress, Managed> = {
  async find({ services, context }, { measure: code }) {
    const { contact } = context.framework.organisation;
    const file = code.length > 200 ? undefined : await services.store.measures.open(code);
    if (file !== undefined) return { found: await managedFile(file, peopleOfARun(services)) };
    return { view: { kind: 'notice', about: { what: 'unknownMeasure', contact } } };
  },
  relationships: ({ person }, managed) => {
    const manager = managerOf(managed);
    return relationshipsToMeasure(person.person, {
      ...managed.file.measure,
      ...(manager !== undefined && { manager }),
    });
  },
  async refuse({ services, context }, managed) {
    const manager = managerOf(managed);
    const who = manager === undefined ? '' : ((await services.store.people.byKey(manager))?.person.name ?? '');
    const { contact } = context.framework.organisation;
    return { kind: 'notice', about: { what: 'notYourTeam', measure: managed.file.measure, who, contact } };
  },
};

export async function onRow(act: ManagerAct, action: UserAction, said: RowPress, managed: Managed): Promise<View> {
  const { measure, due: readings } = managed.file;
  const due = readings.find(({ period }) => period.text === said.period);
  if (due === undefined) {
    return { kind: 'notice', about: { what: 'notOpen', measure, period: said.period.slice(0, 40) } };
  }
  const place = { digest: said.digest, page: said.page };
  const token = `${act} ${said.card}`;
  switch (act) {
    case 'nudge':
      return nudge(action, managed, due, place);
    case 'acknowledge':
      return acknowledge(action, managed, due, place);
    case 'reassign':
      if (!said.step) return reassignForm(action, managed, due, place);
      return reassign(action, managed, due, { to: said.to, token, place });
    case 'query':
      if (!said.step) return queryForm(action, managed, due, place);
      return ask(action, managed, due, { text: said.note, token, place });
  }
}

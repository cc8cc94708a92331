import { z } from 'zod';
import type { Subject, UserAction } from '../../../actions/action.ts';
import { confirmed, page, text, token, words } from '../../../actions/fields.ts';
import { measureToAnswer } from '../../readings/feature.ts';
import { relationshipsToMeasure } from '../../../core/rights/relationships.ts';
import type { View } from '../../../core/view.ts';
import { peopleOfARun } from '../../../messaging/use-cases/read-people.ts';
import type { ManagerAct } from '../rules/views.ts';
import { acknowledge } from './acknowledge.ts';
import { type Managed, managedFile, managerOf, type PressedRow, withManager } from './managed.ts';
import { nudge } from './nudge.ts';
import { ask, queryForm } from './query.ts';
import { reassign, reassignForm } from './reassign.ts';

export const ROW_PRESS = z.object({
  measure: text(201),
  period: text(200),
  digest: text(200),
  page,
  card: token,
  step: confirmed,
  to: text(300),
  note: words,
});
type RowPress = z.infer<typeof ROW_PRESS>;

export const managedMeasure: Subject<RowPress, Managed> = {
  async find(action, said) {
    const looked = await measureToAnswer.find(action, said);
    if ('view' in looked) return looked;
    return { found: await managedFile(looked.found, peopleOfARun(action.services)) };
  },
  relationships: ({ person }, managed) => relationshipsToMeasure(person.profile, withManager(managed)),
  async refuse({ services, context }, managed) {
    const { measure } = managed.file;
    const manager = managerOf(managed);
    const who = (manager && (await services.store.people.byKey(manager))?.profile.name) ?? '';
    const { contact } = context.framework.organisation;
    return { kind: 'notice', about: { what: 'notYourTeam', measure, who, contact } };
  },
};

export async function onRow(act: ManagerAct, action: UserAction, said: RowPress, managed: Managed): Promise<View> {
  const { measure, due: readings } = managed.file;
  const due = readings.find(({ period }) => period.text === said.period);
  if (due === undefined) {
    return { kind: 'notice', about: { what: 'notOpen', measure, period: said.period.slice(0, 40) } };
  }
  const row: PressedRow = { managed, due, place: { digest: said.digest, page: said.page } };
  const press = `${act} ${said.card}`;
  switch (act) {
    case 'nudge':
      return nudge(action, row);
    case 'acknowledge':
      return acknowledge(action, row);
    case 'reassign':
      return said.step ? reassign(action, row, said.to, press) : reassignForm(action, row);
    case 'query':
      return said.step ? ask(action, row, said.note, press) : queryForm(action, row);
  }
}

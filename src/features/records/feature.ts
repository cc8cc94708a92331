import { housekeepJob } from '../../../jobs/housekeep.ts';
import { command } from '../../actions/action.ts';
import { reads } from '../../actions/fields.ts';
import { feature } from '../../feature.ts';
import { readTypedHold } from './rules/hold.ts';
import { typedHold } from './use-cases/legal-hold.ts';
import { legalHolds } from './words/legal-hold-words.ts';

/** The audit, retention, legal holds, leavers, backups and the data of one person. */
export const records = feature('records', {
  commands: [
    command({
      command: 'legalHold',
      right: 'holdRecords',
      input: reads(({ plain }) => readTypedHold(plain)),
      handle: typedHold,
      help: {
        typed: 'legal hold CODE because …',
        does: 'keeps it whatever its age; legal holds lists them',
        for: ['performance'],
      },
    }),
  ],
  notices: { legalHolds },
  jobs: [housekeepJob],
});

export { auditRows } from './use-cases/audit-rows.ts';

import type { DueReading } from '../../../core/readings/due-reading.ts';
import type { UserAction } from '../../../actions/action.ts';
import type { MeasureFile } from '../../../core/readings/measure-file.ts';
import type { StoredPartnerPage } from '../store.ts';
import type { Tokens } from '../../../core/tokens.ts';

/** One measure, one period, the page that there is for it, and whoever does something about it. */
export type AboutPage = {
  readonly action: UserAction;
  readonly file: MeasureFile;
  readonly due: DueReading;
  readonly stored: StoredPartnerPage | undefined;
  /** What stands before an address for people outside, and how addresses are made. */
  readonly url: string;
  readonly tokens: Tokens;
};

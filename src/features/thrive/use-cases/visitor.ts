import type { Inbound } from '../../../actions/inbound.ts';
import type { Services, TodayContext } from '../../../core/services.ts';
import type { PersonFile } from '../../../core/people-store.ts';

/** Somebody who has an explainer in front of them: of the register or not. Who they are comes from the verified activity. */
export type Visitor = {
  readonly services: Services;
  readonly context: TodayContext;
  readonly person: PersonFile | undefined;
  readonly inbound: Inbound;
};

import type { Inbound } from '../../../actions/inbound.ts';
import type { Needs, Setting } from '../../../core/services.ts';
import type { PersonFile } from '../../../core/people-store.ts';

/** Somebody who has an explainer in front of them: of the register or not. Who they are comes from the verified activity. */
export type Visitor = {
  readonly needs: Needs;
  readonly setting: Setting;
  readonly person: PersonFile | undefined;
  readonly inbound: Inbound;
};

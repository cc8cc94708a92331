import type { View } from '../../core/view.ts';
import type { Shown } from '../outbox.ts';

/** What a message shows now, and what to remember once it arrived; or why there is nothing left to say. */
export type MessageView =
  { readonly view: View; readonly shown: Shown } | { readonly skip: 'answered' | 'away' | 'overtaken' };

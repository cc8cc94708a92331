import type { View } from '../../core/view.ts';
import type { Shown } from '../outbox.ts';

/** What a message shows now, and what is stored after its delivery; or why it is dropped. */
export type MessageView =
  { readonly view: View; readonly shown?: Shown } | { readonly skip: 'answered' | 'away' | 'overtaken' };

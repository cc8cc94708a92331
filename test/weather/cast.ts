import type { Store } from '../../src/core/store.ts';
import type { PersonKey } from '../../src/core/ids.ts';
import type { Role } from '../../src/core/measures/people.ts';
import type { Kernel } from './kernel.ts';

/** How somebody behaves: what they do of a hundred times that they could. */
export type Manner = 'prompt' | 'late' | 'silent' | 'careless';

export type Actor = {
  readonly key: PersonKey | undefined;
  readonly email: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly entraId: string;
  readonly teamsId: string;
  readonly conversationId: string;
  readonly manner: Manner;
};

export type Cast = readonly Actor[];

const MANNERS: readonly Manner[] = ['prompt', 'prompt', 'late', 'careless', 'silent'];

/** Everybody of the register, and one person of none. */
export async function castOf({ people }: Store, kernel: Kernel): Promise<Cast> {
  const cast: Actor[] = [];
  for await (const { profile } of people.all()) {
    const number = String(cast.length + 1).padStart(12, '0');
    cast.push({
      ...{ key: profile.key, email: profile.email, name: profile.name, roles: profile.roles },
      entraId: profile.entraId || `00000000-0000-4000-9000-${number}`,
      teamsId: `29:actor-${cast.length}`,
      conversationId: `a:actor-${cast.length}`,
      manner: profile.roles.includes('performance') ? 'prompt' : (kernel.pick(MANNERS) ?? 'prompt'),
    });
  }
  const stranger: Actor = {
    ...{ key: undefined, email: 'nobody@elsewhere.example', name: 'A stranger', roles: [] },
    entraId: '00000000-0000-4000-8000-000000009999',
    ...{ teamsId: '29:stranger', conversationId: 'a:stranger', manner: 'careless' },
  };
  // In the order of their addresses: the order of the table is that of random keys.
  cast.sort((a, b) => (a.email < b.email ? -1 : 1));
  return [...cast, stranger];
}

import { MAY } from '../../src/core/rights/may.ts';
import { ACTIONS, NAMES } from '../../src/features.ts';

/** What each kind of reader is to what they may type about. Everybody of the register may ask, and see an explainer. */
const RELATIONSHIPS = {
  performance: ['performance', 'anybody'],
  officer: ['committee-officer', 'anybody'],
  councillor: ['councillor', 'asker', 'anybody'],
  manager: ['manager', 'owner', 'answers', 'anybody', 'anyone'],
  owner: ['owner', 'answers', 'anybody', 'anyone'],
  staff: ['asker', 'anybody', 'anyone'],
} as const;

const commands = [...ACTIONS.commands, ...ACTIONS.lastCommands];

describe('what can be typed', () => {
  it.each(Object.entries(RELATIONSHIPS))('offers %s only what they may do', (reader, relationships) => {
    const known: readonly string[] = relationships;
    const offered = commands.filter(({ help }) => help?.for?.some((one) => one === reader));
    expect(offered.length).toBeGreaterThan(1);
    const refused = offered.filter(
      ({ right }) => right !== 'everyone' && !MAY[right].some((one) => known.includes(one)),
    );
    expect(refused.map(({ command }) => command)).toEqual([]);
  });

  it('is a line for each sentence: how it is typed, and what it does', () => {
    expect(NAMES.typed('owner')).toContain('due: what is wanted of you, as a numbered list');
    expect(NAMES.typed('staff')).not.toContain('due: what is wanted of you, as a numbered list');
  });
});

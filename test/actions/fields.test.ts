import { z } from 'zod';
import { choice, confirmed, page, text } from '../../src/actions/fields.ts';

describe('a field of a card', () => {
  const fields = z.object({ step: confirmed, page, note: text(3), by: choice(['service', 'committee']) });

  it('has a default, so that a card that lacks it is still read', () => {
    expect(fields.parse({})).toEqual({ step: false, page: 1, note: '', by: 'service' });
  });

  it('is read as far as its bound, whatever the card sends', () => {
    const sent = { step: 'confirm', page: '2', note: 'abcdef', by: 'committee', other: 'x' };
    expect(fields.parse(sent)).toEqual({ step: true, page: 2, note: 'abc', by: 'committee' });
    expect(fields.parse({ step: 7, page: '-1', note: 3, by: 'all' })).toEqual(fields.parse({}));
  });
});

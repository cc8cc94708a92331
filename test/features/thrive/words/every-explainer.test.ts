import { readingAge } from '../../../../src/system/reading-age.ts';
import { OUR_NAMES } from '../../../../src/features/thrive/rules/wording.ts';
import { explainerSentences } from '../../../../src/features/thrive/words/explainer-words.ts';
import { explained } from '../../../support/example-thrive-views.ts';
import { shippedExplainers } from '../../../support/shipped-explainers.ts';

const WRITTEN = 'The new vans carry more parts, and it shows.';
const shipped = shippedExplainers();

describe('every explainer of the example register', () => {
  it('is there for each of five kinds of group and each of their measures', () => {
    expect(new Set(shipped.map(({ facts }) => facts.group.code)).size).toBe(5);
    expect(shipped.length).toBe(15);
  });

  it.each(shipped)('$name can be read at the age of eleven, with or without its lead’s sentence', ({ facts }) => {
    for (const written of ['', WRITTEN]) {
      expect(readingAge(explainerSentences({ ...facts, written }), OUR_NAMES)).toBeLessThanOrEqual(11);
    }
  });

  it.each(shipped)('$name has at most eight sentences, and one figure with its date', ({ facts }) => {
    const sentences = explainerSentences({ ...facts, written: WRITTEN });
    expect(sentences.length).toBeLessThanOrEqual(8);
    for (const sentence of sentences) expect(sentence).toMatch(/^[“\p{Lu}].*\.$/u);
    const withoutTitle = sentences.map((text) => text.replace(/“[^”]*”/, ''));
    const withFigure = withoutTitle.filter((text) => text.includes(' stood at '));
    expect(withFigure).toHaveLength(1);
    expect(withFigure[0]).toMatch(/stood at \d[\d.,]*.* (?:for|at) .*\d{4}/);
    // A year, or a day, may stand anywhere else; another figure may not.
    const others = withoutTitle.filter((text) => !text.includes(' stood at ')).join(' ');
    expect(others.replace(/\b(?:19|20)\d{2}(?:\/\d{2})?\b/g, '')).not.toMatch(/\d/);
  });

  it.each(shipped)('$name names no cause, blames nobody, thanks, and uses no trade words', ({ facts }) => {
    const text = explainerSentences(facts).join(' ');
    expect(text).not.toMatch(/\b(?:cause[sd]?|because|due to|thanks to|led to|result of|fail|miss|should have)\b/i);
    expect(text).not.toMatch(/\b(?:PMIF|OSC|KPI|BSC|RAG|SPC|indicator|baseline)\b/);
    expect(text).toMatch(/Thank you/);
  });
});

it.each([
  ['control', 'The council runs this, so what you do counts for a lot.'],
  ['influence', 'We share this with others, and your work is one part of it.'],
  ['watch', 'No one team can move this alone, so we just keep a close eye on it.'],
] as const)('is honest about what is in whose hands: %s', (influence, sentence) => {
  const facts = explained('repairs, CNL-REP-FTF');
  const link = { ...facts.link, measure: { ...facts.link.measure, influence } };
  expect(explainerSentences({ ...facts, link })).toContain(sentence);
});

it('leaves out what nobody has said, and invents nothing in its place', () => {
  const facts = explained('repairs, CNL-REP-FTF');
  const bare = { ...facts, group: { ...facts.group, work: '', forResidents: '' }, link: { ...facts.link, moves: '' } };
  expect(explainerSentences(bare)[0]).toMatch(/^“Repairs completed/);
  expect(explainerSentences(bare)).toHaveLength(4);
});

it('stays within eight sentences whatever a register says', () => {
  const facts = explained('repairs, CNL-REP-FTF');
  const work = 'We mend. We paint! Do we sweep? '.repeat(200);
  const long = { ...facts, group: { ...facts.group, work, forResidents: work }, written: work };
  expect(explainerSentences(long)).toHaveLength(8);
  expect(explainerSentences(long)[0]).toBe('We mend.');
});

describe('a reading age', () => {
  it('counts no names of places and bodies', () => {
    const [plain, named] = ['We live here and we like it.', 'We live in Gateshead and we like Gateshead Council.'];
    expect(readingAge([named], OUR_NAMES)).toBeLessThanOrEqual(readingAge([plain]) + 0.5);
    expect(readingAge([named])).toBeGreaterThan(readingAge([named], OUR_NAMES));
  });

  it('is high for the language of papers, and five for nothing', () => {
    const paper =
      'The organisational performance framework facilitates intelligence-led prioritisation of interventions.';
    expect(readingAge([paper])).toBeGreaterThan(16);
    expect(readingAge([])).toBe(5);
  });
});

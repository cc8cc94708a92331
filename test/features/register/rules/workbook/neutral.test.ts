import fc from 'fast-check';
import { neutralised, plainCell } from '../../../../../src/features/register/rules/workbook/workbook.ts';

it.each([
  ['=HYPERLINK("http://evil.example","x")', `'=HYPERLINK("http://evil.example","x")`],
  ['+1+cmd|calc', "'+1+cmd|calc"],
  ['-2+3', "'-2+3"],
  ['@SUM(1)', "'@SUM(1)"],
  ['\t=1', "'\t=1"],
  ['  =1', "'  =1"],
  ['-5', '-5'],
  ['-0.5', '-0.5'],
  ['12 = twelve', '12 = twelve'],
  ['', ''],
])('%j goes out as %j', (text, out) => {
  expect(neutralised(text)).toBe(out);
  expect(plainCell(out)).toBe(text);
});

it('whatever goes out begins no formula, and comes back as it was', () => {
  const text = fc.oneof(
    fc.string(),
    fc.string().map((rest) => `=${rest}`),
    fc.constantFrom('-1', "'", "'=", '@'),
  );
  fc.assert(
    fc.property(text, (said) => {
      const out = neutralised(said);
      expect(/^\s*[=+@]/.test(out)).toBe(false);
      if (!said.startsWith("'")) expect(plainCell(out)).toBe(said);
    }),
  );
});

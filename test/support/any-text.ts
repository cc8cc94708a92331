import fc from 'fast-check';

/** Any code point but half of a pair. fast-check's own (`unit: 'binary'`) makes a table of a million of them in each file. */
const codePoint = fc.nat(0x10_f7ff).map((at) => String.fromCodePoint(at < 0xd800 ? at : at + 0x800));

/** Any text at all; now and then a short plain one, or a name that trips programs, such as `__proto__`. */
export const anyText = (constraints: { readonly maxLength?: number } = {}) =>
  fc.oneof({ weight: 3, arbitrary: fc.string({ unit: codePoint, ...constraints }) }, fc.string(constraints));

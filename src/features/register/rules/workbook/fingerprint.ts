/**
 * A short mark of some plain values, to tell whether they are still the same as when a card was made. It guards against
 * mistakes, not against anybody who wants two values to have one mark: what may be done is checked again all the same.
 */
export function fingerprint(value: unknown): string {
  const text = JSON.stringify(value);
  let [one, two] = [0xdeadbeef, 0x41c6ce57];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    one = Math.imul(one ^ code, 2654435761);
    two = Math.imul(two ^ code, 1597334677);
  }
  return `${(one >>> 0).toString(36)}${(two >>> 0).toString(36)}`;
}

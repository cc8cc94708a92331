/** What XML may not hold, half an emoji, and marks that turn the direction of the text around them. */
const UNSHOWABLE =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u202a-\u202e\u2066-\u2069\ufffe\uffff]|\p{Surrogate}/gu;

/** Text on one line as every format can hold it; nothing that a person can read is lost. */
export function oneLine(text: string): string {
  return text.replace(UNSHOWABLE, '').replace(/\s+/g, ' ');
}

/** An address that may be followed from a document; undefined for anything but the web. */
export function webAddress(link: string | undefined): string | undefined {
  if (link === undefined || !URL.canParse(link)) return undefined;
  const { protocol, href } = new URL(link);
  return protocol === 'https:' || protocol === 'http:' ? href : undefined;
}

import type { SheetFacts } from '../rules/sheet.ts';
import { periodPhrase } from '../../../core/words/dates.ts';
import { formatValue } from '../../../core/words/numbers.ts';
import { shorten, shown } from '../../../core/words/plain-text.ts';

/** One text message of a phone. */
const MOST = 159;

/** Letters of the plain alphabet of text messages, in place of those that would make the message longer on its way. */
const PLAIN: Readonly<Record<string, string>> = {
  '‘': "'",
  '’': "'",
  '“': '"',
  '”': '"',
  '–': '-',
  '—': '-',
  '…': '...',
};
const OTHERS = /[^A-Za-z0-9 £$%&@!"'()*+,\-./:;<=>?\n_]/g;

/** What a group's people get on their phones: under 160 letters, whatever the group and the measure are called. */
export function textMessage({ group, explained }: SheetFacts, address: string): string {
  const end = address === '' || address.length > 100 ? '' : ` ${address}`;
  const room = MOST - end.length;
  if (explained === undefined) return `${fit(`${group.name}: how your work counts.`, room)}${end}`;
  const { reading, link } = explained;
  const figure = plain(`${formatValue(reading.value, link.measure)} ${periodPhrase(reading.period)}`);
  const title = fit(link.measure.title, Math.max(8, room - figure.length - 3));
  const said = `${title}: ${figure}.`;
  const thanks = ' Thank you.';
  return `${fit(said.length + thanks.length <= room ? `${said}${thanks}` : said, room)}${end}`;
}

function plain(text: string): string {
  return shown(text, 400)
    .replace(/[‘’“”–—…]/g, (mark) => PLAIN[mark] ?? '')
    .normalize('NFKD')
    .replace(OTHERS, '')
    .replace(/\s+/g, ' ')
    .trim();
}

const fit = (text: string, most: number) => {
  const whole = plain(text);
  return whole.length <= most ? whole : `${shorten(whole, most - 2).replace(/…$/, '')}...`.slice(0, most);
};

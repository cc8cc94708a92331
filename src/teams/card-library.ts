import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Template } from 'adaptivecards-templating';
import {
  type CardData,
  type CardValue,
  type Presented,
  TEMPLATES,
  type TemplateName,
} from '../core/words/card-data.ts';
import { asExecute, assertSendable, lowestVersion, type CardJson } from './card-checks.ts';
import { isRecord } from './untrusted.ts';

/** Whether presses come as `Action.Submit` (works everywhere) or `Action.Execute` (is reported not to, on phones). */
export type CardAction = 'submit' | 'execute';

export type CardLibrary = {
  /** Throws where the card would hold a template's expression or a null, or more than 80 KB. */
  expandCard(presented: Presented, as: { readonly action: CardAction }): { readonly card: CardJson };
};

const libraries = new Map<string, CardLibrary>();

/**
 * A broken template stops the start with an error that names its file. Takes half a second, so it is cached by folder.
 */
export function loadCards(folder: string): CardLibrary {
  const library = libraries.get(folder) ?? compileCards(folder);
  libraries.set(folder, library);
  return library;
}

function compileCards(folder: string): CardLibrary {
  const templates = new Map<TemplateName, Template>();
  for (const name of TEMPLATES) {
    inFile(`${name}.card.json`, () => {
      templates.set(name, new Template(readObject(join(folder, `${name}.card.json`))));
    });
    inFile(`${name}.sample.json`, () => {
      const sample = readObject(join(folder, `${name}.sample.json`));
      assertSendable(expand(templates.get(name), sample));
    });
  }
  return {
    expandCard: ({ template, data, fallbackText, speak }, { action }) => {
      const expanded = expand(templates.get(template), { ...data, fallbackText, speak });
      const acting = action === 'execute' ? asExecute(expanded) : expanded;
      const card = { ...acting, version: lowestVersion(acting) };
      assertSendable(card);
      return { card };
    },
  };
}

/** A placeholder for one text while the template is expanded; of private-use letters, so that no template has it. */
const MARK = /\ue000(\d+)\ue001/g;

/**
 * Puts the texts in after the expansion, so that what people typed never reaches the expression engine: `${1+1}` comes
 * out as typed. Throws where an expression of the template is left.
 */
function expand(template: Template | undefined, data: CardData): CardJson {
  if (template === undefined) throw new Error('no such template');
  const texts: string[] = [];
  const marked = mapStrings(data, (text) => `\ue000${texts.push(text) - 1}\ue001`);
  const expanded: unknown = template.expand({ $root: marked });
  const card = mapStrings(expanded as CardValue, (text) => {
    const left = text.includes('${') ? /\$\{[^}]*\}?/.exec(text) : null;
    if (left !== null) throw new Error(`the expression ${left[0]} is left: the data has no such field`);
    if (!text.includes('\ue000')) return text; // quicker: most texts of a template are short names
    return text.replace(MARK, (_mark, index: string) => texts[Number(index)] ?? '');
  });
  return card as CardJson;
}

function mapStrings(value: CardValue, change: (text: string) => string): CardValue {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((item: CardValue) => mapStrings(item, change));
  if (typeof value !== 'object' || value === null) return value;
  // A loop is quicker than Object.entries: this visits every card twice.
  const changed: Record<string, CardValue> = {};
  for (const key of Object.keys(value)) changed[key] = mapStrings((value as CardData)[key] as CardValue, change);
  return changed;
}

function readObject(path: string): CardData {
  const value: unknown = JSON.parse(readFileSync(path, 'utf8'));
  if (!isRecord(value)) throw new Error('no JSON object');
  return value as CardData;
}

function inFile(file: string, act: () => void): void {
  try {
    act();
  } catch (cause) {
    throw new Error(`cards/${file} cannot be used: ${cause instanceof Error ? cause.message : String(cause)}`, {
      cause,
    });
  }
}

import { join } from 'node:path';
import ts from 'typescript';
import { loadCards } from '../../src/teams/card-library.ts';
import { present } from '../../src/features.ts';
import { EXAMPLES } from '../support/example-views.ts';

const sources = new Map<string, ts.SourceFile | undefined>();

/** Compiles a text as if it lay in this folder, and returns what the compiler says against it. */
function complaintsOfCompiler(text: string): string[] {
  const path = join(process.cwd(), 'test', 'cards', 'sent-cards.ts');
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    types: [],
  };
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists, readFile } = host;
  host.getSourceFile = (name, version) => {
    if (name === path) return ts.createSourceFile(name, text, version);
    if (!sources.has(name)) sources.set(name, getSourceFile.call(host, name, version));
    return sources.get(name);
  };
  host.fileExists = (name) => name === path || fileExists.call(host, name);
  host.readFile = (name) => (name === path ? text : readFile.call(host, name));
  const program = ts.createProgram([path], options, host);
  return ts.getPreEmitDiagnostics(program).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}

it('every card is an IAdaptiveCard of @microsoft/teams.cards, charts and all', () => {
  const library = loadCards('cards');
  const cards = Object.values(EXAMPLES).map((view) => library.expandCard(present(view), { action: 'execute' }).card);
  // One by one: of a list the compiler would first compare each card with every other.
  const text = (list: readonly unknown[]) =>
    ["import type { IAdaptiveCard } from '@microsoft/teams.cards';"]
      .concat(list.map((card, at) => `export const card${at}: IAdaptiveCard = ${JSON.stringify(card)};`))
      .join('\n');
  expect(complaintsOfCompiler(text(cards))).toEqual([]);
  const misspelt = { ...cards[0], body: [{ type: 'Chart.Line', datta: [] }] };
  expect(complaintsOfCompiler(text([misspelt]))).not.toEqual([]);
});

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Language, type Node, Parser } from 'web-tree-sitter';

let parser: Promise<Parser> | undefined;

async function bicepParser(): Promise<Parser> {
  await Parser.init();
  const { resolve } = createRequire(join(process.cwd(), 'package.json'));
  const made = new Parser();
  made.setLanguage(await Language.load(readFileSync(resolve('tree-sitter-bicep/tree-sitter-bicep.wasm'))));
  return made;
}

/** The tree of a Bicep text. It sees syntax only: no types, no unknown properties, no undefined names. */
export async function bicepTree(text: string): Promise<Node> {
  parser ??= bicepParser();
  const tree = (await parser).parse(text);
  if (tree === null) throw new Error('the parser gave up');
  return tree.rootNode;
}

/** A parameter file's assignments, which the grammar does not know, are read as variables. */
export const paramsTree = (text: string): Promise<Node> => bicepTree(text.replace(/^param /gm, 'var '));

/** Declarations of one kind (`parameter_declaration`, …), with their name, their decorators and their node. */
export function declared(root: Node, kind: string) {
  return root.descendantsOfType(kind).map((node) => {
    const before = node?.previousNamedSibling;
    return {
      name: node?.namedChild(0)?.text ?? '',
      what: stringIn(node?.namedChild(1)),
      decorators: before?.type === 'decorators' ? before.text : '',
      node,
    };
  });
}

/** Every name that is read somewhere, apart from where it is declared. */
export function namesUsed(root: Node): Set<string> {
  const declarations = new Set(
    [
      'parameter_declaration',
      'variable_declaration',
      'resource_declaration',
      'module_declaration',
      'output_declaration',
    ]
      .flatMap((kind) => declared(root, kind))
      .map(({ node }) => node?.namedChild(0)?.id),
  );
  const read = root.descendantsOfType('identifier').filter((node) => {
    if (node === null || declarations.has(node.id)) return false;
    const isKey = node.parent?.type === 'object_property' && node.parent.namedChild(0)?.id === node.id;
    return !isKey;
  });
  return new Set(read.map((node) => node?.text ?? ''));
}

/** The names given in a module's `params`. */
export function paramsGiven(module: Node | null | undefined): string[] {
  const params = module
    ?.descendantsOfType('object_property')
    .find((property) => property?.namedChild(0)?.text === 'params');
  const object = params?.namedChild(1);
  return (object?.namedChildren ?? []).flatMap((property) =>
    property?.type === 'object_property' ? [property.namedChild(0)?.text ?? ''] : [],
  );
}

const stringIn = (node: Node | null | undefined): string => node?.text.replace(/^'|'$/g, '') ?? '';

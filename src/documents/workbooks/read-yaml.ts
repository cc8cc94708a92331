import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import { type Outline, type Problem, problemIn } from '../../features/register/rules/table.ts';

export type YamlFile =
  | { readonly kind: 'read'; readonly outline: Outline }
  | { readonly kind: 'unreadable'; readonly problems: readonly Problem[] };

/** Reads a yaml file with the line of every value; every syntax error is a problem with its line. */
export function readYaml(file: string, text: string): YamlFile {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  if (document.errors.length > 0) {
    const cure = 'Look at the indentation and quotation marks here; the example in examples/gateshead shows the shape.';
    const problems = document.errors.map(({ message, pos }) =>
      problemIn(file, `This is not good yaml: ${message}`, cure, lines.linePos(pos[0])),
    );
    return { kind: 'unreadable', problems };
  }
  return { kind: 'read', outline: outlineOf(document.contents, lines, 1) };
}

function outlineOf(node: unknown, lines: LineCounter, above: number): Outline {
  const line = lineOf(node, lines) ?? above;
  if (isMap(node)) {
    const entries = node.items.map(({ key, value }) => {
      const name = isScalar(key) ? String(key.value) : '';
      return [name, outlineOf(value, lines, lineOf(key, lines) ?? line)] as const;
    });
    return { kind: 'map', line, entries: Object.fromEntries(entries) };
  }
  if (isSeq(node)) return { kind: 'list', line, items: node.items.map((item) => outlineOf(item, lines, line)) };
  return { kind: 'text', line, text: isScalar(node) ? scalarText(node) : '' };
}

/** As written (`2026-11-24`, `09:30`), not as yaml would convert it. */
function scalarText(node: { readonly value: unknown; readonly source?: string }): string {
  return typeof node.value === 'string' || node.source === undefined ? String(node.value ?? '') : node.source;
}

function lineOf(node: unknown, lines: LineCounter): number | undefined {
  const range = (node as Node | null)?.range;
  return range ? lines.linePos(range[0]).line : undefined;
}

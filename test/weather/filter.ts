import type { StoredRow } from '../../src/storage/engine/entity.ts';

type Literal = string | number | boolean;
type Operator = 'eq' | 'ne' | 'lt' | 'le' | 'gt' | 'ge';
type Node =
  | { readonly is: 'and'; readonly all: readonly Node[] }
  | { readonly is: 'or'; readonly all: readonly Node[] }
  | { readonly is: 'compare'; readonly name: string; readonly operator: Operator; readonly value: Literal };

/** Bounds that every selected row keeps; both ends are included. */
export type Range = { readonly from: string; readonly to: string | undefined };
export type Filter = {
  readonly partitions: Range;
  readonly rows: Range;
  readonly selects: (row: StoredRow) => boolean;
};

const OPERATORS: ReadonlySet<string> = new Set(['eq', 'ne', 'lt', 'le', 'gt', 'ge']);
const known = new Map<string, Filter>();

/** Reads an OData filter of comparisons, `and`, `or` and brackets. Throws for anything else. */
export function readFilter(text: string): Filter {
  const before = known.get(text);
  if (before !== undefined) return before;
  const tokens = text.match(/'(?:[^']|'')*'|[()]|[^\s()]+/g) ?? [];
  let at = 0;
  const joined = (is: 'and' | 'or', next: () => Node): Node => {
    const all = [next()];
    while (tokens[at] === is) {
      at += 1;
      all.push(next());
    }
    const [only] = all;
    return all.length === 1 && only !== undefined ? only : { is, all };
  };
  const either = (): Node => joined('or', both);
  const both = (): Node => joined('and', one);
  const one = (): Node => {
    if (tokens[at] === '(') {
      at += 1;
      const inner = either();
      if (tokens[at++] !== ')') throw new Error(`a bracket is open in ${text}`);
      return inner;
    }
    const [name = '', operator = '', value] = tokens.slice(at, at + 3);
    at += 3;
    if (!isOperator(operator) || value === undefined) throw new Error(`not a comparison: ${text}`);
    return { is: 'compare', name, operator, value: literal(value) };
  };
  const tree = either();
  if (at !== tokens.length) throw new Error(`more than one filter: ${text}`);
  const filter = {
    partitions: rangeOf(tree, 'PartitionKey'),
    rows: rangeOf(tree, 'RowKey'),
    selects: (row: StoredRow) => selects(tree, row),
  };
  if (known.size > 5000) known.clear();
  known.set(text, filter);
  return filter;
}

const isOperator = (text: string): text is Operator => OPERATORS.has(text);

function literal(text: string): Literal {
  if (text.startsWith("'")) return text.slice(1, -1).replaceAll("''", "'");
  if (text === 'true' || text === 'false') return text === 'true';
  const number = Number(text);
  if (Number.isNaN(number)) throw new Error(`not a value: ${text}`);
  return number;
}

/** A property that a row does not have matches nothing, as in Azure. */
function selects(node: Node, row: StoredRow): boolean {
  if (node.is === 'and') return node.all.every((inner) => selects(inner, row));
  if (node.is === 'or') return node.all.some((inner) => selects(inner, row));
  const { name, operator, value } = node;
  const stored = name === 'PartitionKey' ? row.partition : name === 'RowKey' ? row.row : row.columns[name];
  if (typeof stored !== typeof value) return false;
  const had = stored as Literal;
  switch (operator) {
    case 'eq':
      return had === value;
    case 'ne':
      return had !== value;
    case 'lt':
      return had < value;
    case 'le':
      return had <= value;
    case 'gt':
      return had > value;
    default:
      return had >= value;
  }
}

function rangeOf(node: Node, name: string): Range {
  if (node.is === 'or') return { from: '', to: undefined };
  const parts = node.is === 'and' ? node.all : [node];
  let [from, to]: [string, string | undefined] = ['', undefined];
  for (const part of parts) {
    if (part.is !== 'compare' || part.name !== name || typeof part.value !== 'string') continue;
    const { operator, value } = part;
    if ((operator === 'eq' || operator === 'ge' || operator === 'gt') && value > from) from = value;
    if ((operator === 'eq' || operator === 'le' || operator === 'lt') && (to === undefined || value < to)) to = value;
  }
  return { from, to };
}

import { type Doc, isDoc } from '../bson/value';
import { ServerError } from '../errors/server-error';
import type { FilterNode } from '../query/filter-node';
import type { Source } from '../query/path';
import type { Collection } from '../storage/collection';

import { textFields } from './text-fields';
import { textScorer } from './text-search';
import { languageNamed } from './tokens';

type BoundNode = FilterNode & { kind: 'text' };

/**
 * Ties the `$text` of a filter to the collection's text index.
 * @throws ServerError 27 when there is none, 291 when the fields before the texts are not given
 */
export function bindText(filter: FilterNode, collection: Collection | undefined): FilterNode {
  return textIn(filter) ? bind(filter, requireIndex(filter, collection)) : filter;
}

/** The `$text` of a filter, if any. */
export function textIn(node: FilterNode): BoundNode | undefined {
  switch (node.kind) {
    case 'text':
      return node;
    case 'and':
    case 'or':
    case 'nor':
      for (const child of node.children) {
        const found = textIn(child);
        if (found) {
          return found;
        }
      }
      return undefined;
    default:
      return undefined;
  }
}

/** How well a document answers the filter's `$text`. */
export function scoreIn(filter: FilterNode): ((source: Source) => number) | undefined {
  const scoreOf = textIn(filter)?.scoreOf;
  return scoreOf && ((source) => scoreOf(source) ?? 0);
}

function bind(node: FilterNode, spec: Doc): FilterNode {
  switch (node.kind) {
    case 'text': {
      const usual = languageNamed(spec.get('default_language') as string) ?? 'none'; // textSpec
      return { ...node, scoreOf: textScorer(node.search, usual, textFields(spec)) };
    }
    case 'and':
    case 'or':
      return { ...node, children: node.children.map((child) => bind(child, spec)) };
    case 'nor':
      if (textIn(node)) {
        throw new ServerError(2, 'text expression not allowed in nor');
      }
      return node;
    default:
      return node;
  }
}

function requireIndex(filter: FilterNode, collection: Collection | undefined): Doc {
  const spec = collection?.indexes.find((index) => index.spec.has('weights'))?.spec;
  if (!spec) {
    throw new ServerError(27, 'text index required for $text query');
  }
  const key = spec.get('key');
  const names = isDoc(key) ? [...key.keys()] : [];
  const before = names.slice(0, names.indexOf('_fts'));
  const nodes = filter.kind === 'and' ? filter.children : [filter];
  const isGiven = (name: string) =>
    nodes.some((node) => node.kind === 'leaf' && node.path?.text === name && node.test.op === 'eq');
  if (!before.every(isGiven)) {
    throw new ServerError(
      291,
      'error processing query: planner returned error :: caused by :: failed to use text index to satisfy $text query (if text index is compound, are equality predicates given for all prefix fields?)',
    );
  }
  return spec;
}

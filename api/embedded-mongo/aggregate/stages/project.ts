import { type Doc, isDoc, isNumeric, type Value } from '../../bson/value';
import { ServerError } from '../../errors/server-error';
import { isTrue } from '../../query/parse-operator';
import {
  asDoc,
  type CompileStage,
  evaluator,
  type Evaluator,
  type PipelineContext,
  type Stage,
} from '../pipeline-context';

import { addField, decideMode, emptyNode, type Node } from './field-tree';

type Building = { context: PipelineContext; allComputed: boolean; stage: string };

// eslint-disable-next-line complexity -- one short branch per case reads better than a table of them
function build(
  root: Node,
  { path, value }: { path: string; value: Value },
  building: Building,
): void {
  if (!building.allComputed && (typeof value === 'boolean' || isNumeric(value))) {
    addField(root, path, { kind: isTrue(value) ? 'include' : 'exclude' });
    return;
  }
  if (isDoc(value) && value.size > 0 && ![...value.keys()][0]?.startsWith('$')) {
    for (const [name, inner] of value) {
      build(root, { path: `${path}.${name}`, value: inner }, building);
    }
    return;
  }
  if (isDoc(value) && value.size === 0 && !building.allComputed) {
    throw new ServerError(
      51270,
      `Invalid $project :: caused by :: An empty sub-projection is not a valid value. Found empty object at path`,
    );
  }
  addField(root, path, { kind: 'compute', compute: compileField(value, building) });
}

// $project names an operator it does not know in its own way
function compileField(value: Value, { context, stage }: Building): Evaluator {
  try {
    return evaluator(value, context);
  } catch (error) {
    const [operator = ''] = isDoc(value) ? value.keys() : [];
    if (
      error instanceof ServerError &&
      error.code === 168 &&
      error.message.endsWith(`'${operator}'`)
    ) {
      throw new ServerError(
        31325,
        `Invalid ${stage} :: caused by :: Unknown expression ${operator}`,
      );
    }
    throw error;
  }
}

function requireSpec(operand: Value, stage: string): Doc {
  if (!isDoc(operand)) {
    throw new ServerError(
      stage === '$project' ? 15969 : 40272,
      `${stage} specification stage must be an object, got ${typeof operand}`,
    );
  }
  if (operand.size === 0 && stage === '$project') {
    throw new ServerError(
      51272,
      'Invalid $project :: caused by :: projection specification must have at least one field',
    );
  }
  return operand;
}

export const addFields: CompileStage = (operand, { context }) => {
  const root = emptyNode();
  for (const [path, value] of requireSpec(operand, '$addFields')) {
    build(root, { path, value }, { context, allComputed: true, stage: '$addFields' });
  }
  return (input) => mapDocs(input, (doc) => assign(doc, root, doc));
};

function* mapDocs(input: Parameters<Stage>[0], change: (doc: Doc) => Doc): Generator<Doc> {
  for (const source of input) {
    yield change(asDoc(source));
  }
}

function assign(target: Doc, node: Node, root: Doc): Doc {
  const result = new Map(target);
  for (const [name, child] of node.children) {
    const value =
      child.action?.kind === 'compute'
        ? child.action.compute(root)
        : assignInside(target.get(name), child, root);
    if (value === undefined) {
      result.delete(name);
    } else {
      result.set(name, value);
    }
  }
  return result;
}

function assignInside(value: Value, node: Node, root: Doc): Value {
  if (Array.isArray(value)) {
    return value.map((item) => assignInside(item, node, root));
  }
  return assign(isDoc(value) ? value : new Map<string, Value>(), node, root);
}

export const project: CompileStage = (operand, { context }) => {
  const spec = requireSpec(operand, '$project');
  const root = emptyNode();
  for (const [path, value] of spec) {
    build(root, { path, value }, { context, allComputed: false, stage: '$project' });
  }
  const isInclusion = decideMode(root);
  const id = root.children.get('_id');
  if (isInclusion && id?.action?.kind === 'exclude') {
    root.children.delete('_id');
  } else if (isInclusion && !id) {
    root.children.set('_id', { children: new Map(), action: { kind: 'include' } });
  }
  return (input) =>
    mapDocs(input, (doc) =>
      isInclusion ? placeIdFirst(include(doc, root, doc)) : exclude(doc, root),
    );
};

export const unset: CompileStage = (operand) => {
  const paths = Array.isArray(operand) ? operand : [operand];
  const root = emptyNode();
  for (const path of paths) {
    if (typeof path !== 'string' || path === '') {
      throw new ServerError(
        31002,
        '$unset specification must be a string or an array containing only string values',
      );
    }
    addField(root, path, { kind: 'exclude' });
  }
  return (input) => mapDocs(input, (doc) => exclude(doc, root));
};

function include(doc: Doc, node: Node, root: Doc): Doc {
  const result: Doc = new Map();
  for (const [name, value] of doc) {
    const child = node.children.get(name);
    if (child?.action?.kind === 'include') {
      result.set(name, value);
    } else if (child && !child.action) {
      const inner = includeInside(value, child, root);
      if (inner !== undefined) {
        result.set(name, inner);
      }
    }
  }
  for (const [name, child] of node.children) {
    addComputed(result, { name, child }, root);
  }
  return result;
}

function addComputed(result: Doc, { name, child }: { name: string; child: Node }, root: Doc): void {
  if (child.action?.kind === 'compute') {
    const value = child.action.compute(root);
    result.delete(name);
    if (value !== undefined) {
      result.set(name, value);
    }
  } else if (!child.action && !result.has(name) && computes(child)) {
    result.set(name, include(new Map(), child, root));
  }
}

function computes(node: Node): boolean {
  return node.action?.kind === 'compute' || [...node.children.values()].some(computes);
}

function includeInside(value: Value, node: Node, root: Doc): Value {
  if (isDoc(value)) {
    return include(value, node, root);
  }
  if (Array.isArray(value)) {
    return value
      .map((item) => includeInside(item, node, root))
      .filter((item) => item !== undefined);
  }
  return computes(node) ? include(new Map(), node, root) : undefined;
}

function exclude(doc: Doc, node: Node): Doc {
  const result: Doc = new Map();
  for (const [name, value] of doc) {
    const child = node.children.get(name);
    if (!child || child.action?.kind === 'include') {
      result.set(name, value);
    } else if (!child.action) {
      result.set(name, excludeInside(value, child));
    }
  }
  return result;
}

function excludeInside(value: Value, node: Node): Value {
  if (isDoc(value)) {
    return exclude(value, node);
  }
  return Array.isArray(value) ? value.map((item) => excludeInside(item, node)) : value;
}

function placeIdFirst(doc: Doc): Doc {
  return doc.has('_id') ? new Map([['_id', doc.get('_id')], ...doc]) : doc;
}

import { type Doc, isDoc, putField, type Value } from '../../bson/value';
import { assertThat, ServerError } from '../../errors/server-error';
import {
  addField,
  addPath,
  type Change,
  compileTree,
  emptyTree,
  isFields,
  type Tree,
} from '../../query/projection-tree';
import {
  asDoc,
  type CompileStage,
  evaluator,
  type PipelineContext,
  type Stage,
} from '../pipeline-context';

function mapDocs(change: (doc: Doc) => Doc): Stage {
  return function* changing(input) {
    for (const source of input) {
      yield change(asDoc(source));
    }
  };
}

export const project: CompileStage = (operand, { context }) => {
  assertThat(isDoc(operand), 15969, '$project specification must be an object');
  assertThat(
    operand.size > 0,
    51272,
    'Invalid $project :: caused by :: projection specification must have at least one field',
  );
  const tree = emptyTree();
  for (const [path, value] of operand) {
    addField(tree, { path, value }, (inner) => computed(inner, context));
  }
  return mapDocs(compileTree(tree));
};

function computed(value: Value, context: PipelineContext): Change {
  try {
    return { kind: 'compute', compute: evaluator(value, context) };
  } catch (error) {
    // $project names an operator it does not know in its own way
    const [operator = ''] = isDoc(value) ? value.keys() : [];
    if (
      error instanceof ServerError &&
      error.code === 168 &&
      error.message.endsWith(`'${operator}'`)
    ) {
      throw new ServerError(
        31325,
        `Invalid $project :: caused by :: Unknown expression ${operator}`,
      );
    }
    throw error;
  }
}

export const unset: CompileStage = (operand) => {
  const tree = emptyTree();
  for (const path of Array.isArray(operand) ? operand : [operand]) {
    assertThat(
      typeof path === 'string' && path !== '',
      31002,
      '$unset specification must be a string or an array containing only string values',
    );
    addPath(tree, path, { kind: 'exclude' });
  }
  return mapDocs(compileTree(tree));
};

export const addFields: CompileStage = (operand, { context }) => {
  assertThat(isDoc(operand), 40272, '$addFields specification stage must be an object');
  const tree = emptyTree();
  for (const [path, value] of operand) {
    addComputed(tree, { path, value }, context);
  }
  return mapDocs((doc) => assign(doc, tree, doc));
};

type Field = { path: string; value: Value };

function addComputed(tree: Tree, { path, value }: Field, context: PipelineContext): void {
  if (isFields(value) && value.size > 0) {
    for (const [name, inner] of value) {
      addComputed(tree, { path: `${path}.${name}`, value: inner }, context);
    }
  } else {
    addPath(tree, path, { kind: 'compute', compute: evaluator(value, context) });
  }
}

function assign(target: Doc, { children }: Tree, root: Doc): Doc {
  const result = new Map(target);
  for (const [name, child] of children) {
    const value =
      child.change?.kind === 'compute'
        ? child.change.compute(root)
        : assignInside(target.get(name), child, root);
    putField(result, name, value);
  }
  return result;
}

function assignInside(value: Value, tree: Tree, root: Doc): Value {
  if (Array.isArray(value)) {
    return value.map((item) => assignInside(item, tree, root));
  }
  return assign(isDoc(value) ? value : new Map<string, Value>(), tree, root);
}

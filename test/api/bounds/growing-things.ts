import { readdirSync, readFileSync } from 'node:fs';

import ts from 'typescript';

/** Something in the sources that can grow: `api/src/live/hub.ts connections`. */
export type GrowingThing = string;

/** Collections that are made empty, and caches: what is put into them later has no end by itself. */
export function emptyCollections(): GrowingThing[] {
  return eachNode((node, file) => {
    if (!ts.isNewExpression(node) || !ts.isIdentifier(node.expression)) {
      return [];
    }
    const isCache = node.expression.text === 'LRUCache';
    const isEmpty = ['Map', 'Set'].includes(node.expression.text) && !node.arguments?.length;
    return isCache || isEmpty ? [`${file} ${nameOf(node)}`] : [];
  });
}

/** Lists that are made empty and outlive one call: what is called later pushes to them. */
export function emptyLists(): GrowingThing[] {
  return eachNode((node, file) =>
    ts.isArrayLiteralExpression(node) &&
    node.elements.length === 0 &&
    ts.isVariableDeclaration(node.parent) &&
    isPushedToLater(node.parent)
      ? [`${file} ${nameOf(node)}`]
      : [],
  );
}

/** Reads from the database that say of themselves no end: `.find(…)` without `.limit(…)`. */
export function endlessReads(): GrowingThing[] {
  return eachNode((node, file) => {
    const isFind =
      ts.isCallExpression(node) &&
      ts.isPropertyAccessExpression(node.expression) &&
      ['aggregate', 'distinct', 'find'].includes(node.expression.name.text) &&
      !isArrayMethod(node) &&
      isRepository(file);
    return isFind && !chainOf(node).includes('limit') ? [`${file} ${functionAround(node)}`] : [];
  });
}

function isRepository(file: string): boolean {
  return file.endsWith('-repository.ts') || file.startsWith('api/src/mongo/');
}

/** `list.find((one) => …)` */
function isArrayMethod({ arguments: [first] }: ts.CallExpression): boolean {
  return first !== undefined && (ts.isArrowFunction(first) || ts.isFunctionExpression(first));
}

/** The methods that are called on what a call gives. */
function chainOf(node: ts.Node): string[] {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent) && ts.isCallExpression(parent.parent)) {
    return [parent.name.text, ...chainOf(parent.parent)];
  }
  return [];
}

function isPushedToLater(declaration: ts.VariableDeclaration): boolean {
  const home = homeOf(declaration);
  const name = declaration.name.getText();
  let isFound = false;
  const look = (node: ts.Node, isInside: boolean) => {
    const isFunction = ts.isFunctionLike(node) && node !== home;
    if (
      (isInside || home === null) &&
      ts.isPropertyAccessExpression(node) &&
      node.getText() === `${name}.push`
    ) {
      isFound = true;
    }
    ts.forEachChild(node, (child) => {
      look(child, isInside || isFunction);
    });
  };
  look(home ?? declaration.getSourceFile(), false);
  return isFound;
}

/** The function in which something is declared; null: the module. */
function homeOf(node: ts.Node): ts.Node | null {
  for (let at = node.parent; !ts.isSourceFile(at); at = at.parent) {
    if (ts.isFunctionLike(at)) {
      return at;
    }
  }
  return null;
}

function functionAround(node: ts.Node): string {
  for (let at = node.parent; !ts.isSourceFile(at); at = at.parent) {
    if (
      (ts.isPropertyAssignment(at) || ts.isVariableDeclaration(at)) &&
      (ts.isArrowFunction(at.initializer ?? at) || ts.isVariableDeclaration(at))
    ) {
      return at.name.getText();
    }
    if ((ts.isMethodDeclaration(at) || ts.isFunctionDeclaration(at)) && at.name) {
      return at.name.getText();
    }
  }
  return '';
}

function nameOf(node: ts.Node): string {
  for (let at = node.parent; !ts.isSourceFile(at); at = at.parent) {
    if (ts.isVariableDeclaration(at) || ts.isPropertyAssignment(at)) {
      return at.name.getText();
    }
  }
  return '';
}

function eachNode(pick: (node: ts.Node, file: string) => string[]): string[] {
  const found = readdirSync('api/src', { recursive: true, encoding: 'utf8' })
    .map((file) => `api/src/${file}`)
    .filter((file) => file.endsWith('.ts'))
    .filter((file) => !file.startsWith('api/src/dev/'))
    .toSorted()
    .flatMap((file) => {
      const text = readFileSync(file, 'utf8');
      const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
      const picked: string[] = [];
      const visit = (node: ts.Node) => {
        picked.push(...pick(node, file));
        ts.forEachChild(node, visit);
      };
      visit(source);
      return picked;
    });
  return [...new Set(found)];
}

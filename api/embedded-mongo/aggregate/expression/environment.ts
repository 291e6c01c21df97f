import type { Doc, Value } from '../../bson/value';

/** What an expression is evaluated against. */
export type Environment = {
  root: Doc;
  variables: ReadonlyMap<string, Value>;
  /** called for each step of a loop; throws what ends the command */
  check: () => void;
};

export type Evaluate = (environment: Environment) => Value;

/** Which variables an expression may name. */
export type Scope = ReadonlySet<string>;

type Compile = (expression: Value, scope: Scope) => Evaluate;

/** An operator that gets its evaluated arguments in order. */
export type PositionalOperator = {
  least: number;
  most: number;
  run: (values: readonly Value[]) => Value;
};

export type NamedValues = ReadonlyMap<string, Value>;

/** An operator that gets its evaluated arguments by name. */
export type NamedOperator = Arguments & { run: (values: NamedValues) => Value };

export type Arguments = { required: readonly string[]; optional: readonly string[] };

export type Tools = { compile: Compile; scope: Scope; name: string };

/** An operator that decides itself what to evaluate, and in which scope. */
export type SpecialOperator = (operand: Value, tools: Tools) => Evaluate;

export function withVariables(
  environment: Environment,
  added: Iterable<[string, Value]>,
): Environment {
  environment.check();
  return { ...environment, variables: new Map([...environment.variables, ...added]) };
}

import { type Doc, isDoc, type Value } from '../../bson/value';
import { ServerError } from '../../errors/server-error';
import { asDoc, type CompileStage, evaluator } from '../pipeline-context';

export const redact: CompileStage = (operand, { context }) => {
  const decide = evaluator(operand, context);
  return function* redacting(input) {
    for (const source of input) {
      const kept = redactDoc(asDoc(source), decide);
      if (kept) {
        yield kept;
      }
    }
  };
};

function redactDoc(doc: Doc, decide: (doc: Doc) => Value): Doc | undefined {
  const decision = decide(doc);
  if (decision === 'keep') {
    return doc;
  }
  if (decision === 'prune') {
    return undefined;
  }
  if (decision !== 'descend') {
    throw new ServerError(17053, '$redact must resolve to $$DESCEND, $$PRUNE, or $$KEEP');
  }
  const result: Doc = new Map();
  for (const [name, value] of doc) {
    const kept = redactValue(value, decide);
    if (kept !== undefined) {
      result.set(name, kept);
    }
  }
  return result;
}

function redactValue(value: Value, decide: (doc: Doc) => Value): Value {
  if (isDoc(value)) {
    return redactDoc(value, decide);
  }
  return Array.isArray(value)
    ? value.map((item) => redactValue(item, decide)).filter((item) => item !== undefined)
    : value;
}

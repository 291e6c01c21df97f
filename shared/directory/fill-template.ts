import { earlierVariables, templateVariables } from './template-words';

export type TemplateValues = Readonly<Record<keyof typeof templateVariables, string>>;

const variable = /\{([^{}]*)\}/g;

/** Names in braces that stand for nothing. */
export function unknownVariables(text: string): string[] {
  const names = [...text.matchAll(variable)].map(([, name = '']) => name);
  return names.filter((name) => keyOf(name) === undefined);
}

/** A quick reply with everything filled in; what stands for nothing stays as it is written. */
export function fillTemplate(text: string, values: TemplateValues): string {
  return text.replaceAll(variable, (written: string, name: string) => {
    const key = keyOf(name);
    return key === undefined ? written : values[key];
  });
}

function keyOf(name: string): keyof TemplateValues | undefined {
  // the table's own keys
  const keys = Object.keys(templateVariables) as (keyof TemplateValues)[];
  const earlier: Partial<TemplateValues> = earlierVariables;
  return keys.find((key) => templateVariables[key] === name || earlier[key] === name);
}

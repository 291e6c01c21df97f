import path from 'node:path';

import ts from 'typescript';

export type Manifest = { apiVersion: string; kind: string; metadata?: { name: string } };

const options: ts.CompilerOptions = {
  module: ts.ModuleKind.Preserve,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  target: ts.ScriptTarget.ES2023,
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  types: [],
};

/**
 * What TypeScript has against manifests, by the published types of their kinds: fields that do not exist, lack, or are of another
 * type. The packages' own `validate()` passes over fields that do not exist.
 */
export function complaintsAbout(manifests: readonly Manifest[]): string[] {
  const file = path.resolve('test/deploy/manifests-to-check.ts');
  const source = manifests.map(typed).join('\n');
  const host = ts.createCompilerHost(options);
  const program = ts.createProgram([file], options, {
    ...host,
    fileExists: (name) => name === file || host.fileExists(name),
    getSourceFile: (name, ...rest) =>
      name === file
        ? ts.createSourceFile(name, source, ts.ScriptTarget.ES2023)
        : host.getSourceFile(name, ...rest),
  });
  return ts
    .getPreEmitDiagnostics(program)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '));
}

function typed(manifest: Manifest, index: number): string {
  const { apiVersion, kind } = manifest;
  const isOfOperator = apiVersion.startsWith('monitoring.coreos.com/');
  const folder = isOfOperator ? '@kubernetes-models/prometheus-operator' : 'kubernetes-models';
  return [
    `import type { I${kind} as Kind${index} } from '${folder}/${apiVersion}/${kind}';`,
    `export const manifest${index} = ${JSON.stringify(manifest)} satisfies Kind${index};`,
  ].join('\n');
}

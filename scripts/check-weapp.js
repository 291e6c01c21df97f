import { spawnSync } from 'node:child_process';
import { chmodSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

import { buildIfChanged } from './build.js';
import { findOrInstallCompilers } from './compilers.js';

const root = path.resolve(fileURLToPath(import.meta.url), '../..');
const built = path.join(root, 'miniapp/dist/weapp');
const say = (words) => process.stdout.write(`${words}\n`);

/** `npm run check:weapp`: what WeChat's own compilers find in the built package, without an account. Returns the exit code. */
async function main() {
  const compilers = findOrInstallCompilers(say);
  if (compilers === null) {
    return 0;
  }
  buildIfChanged('weapp', say);
  const findings = [
    ...compile(compilers, 'wcc', ['-d', ...filesNamed('.wxml'), ...filesNamed('.wxs')]),
    ...compile(compilers, 'wcsc', ['-lc', '-js', ...filesNamed('.wxss')]),
    ...(await pack(compilers)),
  ];
  say(
    findings.map(shorten).join('\n') || 'Tencent’s compilers find nothing wrong with the package.',
  );
  return findings.length > 0 ? 1 : 0;
}

/** They quote the line at fault, and a built script is one line. */
function shorten(finding) {
  const lines = finding
    .split('\n')
    .map((line) => (line.length > 200 ? `${line.slice(0, 200)} …` : line));
  return lines.join('\n');
}

/** Pages with wcc, styles with wcsc. */
function compile({ programs }, name, args) {
  const program = path.join(programs, name);
  // npm unpacks them as files like all others
  chmodSync(program, 0o755);
  const { status, stderr, error } = spawnSync(program, args, {
    cwd: built,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  return status === 0 ? [] : [`${name}: ${error?.message ?? stderr.trim()}`];
}

function filesNamed(ending) {
  return readdirSync(built, { recursive: true }).filter((file) => file.endsWith(ending));
}

/** Packs the whole package as for an upload, which reads every script and configuration. */
async function pack({ modules }) {
  const require = createRequire(path.join(modules, 'of-the-compilers.js'));
  const ci = require('miniprogram-ci');
  const { DefaultProjectAttr } = require('miniprogram-ci/dist/config/config');
  const project = new ci.Project({
    appid: 'touristappid',
    type: 'miniProgram',
    projectPath: root,
    privateKey: 'unused',
    ignores: ['node_modules/**/*'],
    // otherwise it asks WeChat about the account
    attr: () => Promise.resolve(DefaultProjectAttr),
  });
  return [...(await compileAll(ci, project)), ...(await judgeQuality(ci, project))];
}

async function compileAll(ci, project) {
  const minify = { minifyJS: true, minifyWXML: true, minifyWXSS: true };
  const setting = { es6: true, minify: true, ...minify };
  try {
    const files = await ci.getCompiledResult({
      project,
      version: '0',
      setting,
      onProgressUpdate: () => {},
    });
    return Object.entries(files).flatMap(([name, content]) => warningIn(name, content));
  } catch (error) {
    return [`miniprogram-ci ${error.code}: ${error.message}`];
  }
}

/** It leaves what it thinks of a configuration in the configuration. */
function warningIn(name, content) {
  const warning = name.endsWith('.json') && JSON.parse(String(content)).__warning__;
  return warning ? [`${name}: ${warning}`] : [];
}

async function judgeQuality(ci, project) {
  const verdicts = await ci.checkCodeQuality(project);
  return (
    verdicts
      // whether the console shrinks an upload is a tick in project.config.json, nothing of the package
      .filter(({ name, success }) => !success && !name.endsWith('COMPRESS_OPEN'))
      .map(({ name, text, detail }) => `${name}: ${text} ${JSON.stringify(detail)}`)
  );
}

const code = await main().catch((error) => {
  say(error.message);
  return 1;
});
// miniprogram-ci keeps a process of its own waiting for more
process.exit(code);

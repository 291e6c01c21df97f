import { readFileSync } from 'node:fs';

import { parse } from 'yaml';

export type Service = {
  image: string;
  environment?: Record<string, string>;
  ports?: string[];
  networks: string[];
  volumes?: string[];
  restart?: string;
  read_only?: boolean;
  cap_drop?: string[];
  cap_add?: string[];
  security_opt?: string[];
  logging?: { options: Record<string, string> };
  healthcheck?: { test: string[] };
  stop_grace_period?: string;
  deploy?: { resources: { limits: { memory: string } } };
  entrypoint?: string[];
  depends_on?: Record<string, { condition: string }>;
};
export type ComposeFile = {
  services: Record<string, Service>;
  volumes: Record<string, unknown>;
  networks: Record<string, { internal?: boolean }>;
};

export const composeText = readFileSync('deploy/compose.yaml', 'utf8');

/** `deploy/compose.yaml` as it is written, anchors followed; the file is ours, so its shape is taken on trust. */
export function readCompose(): ComposeFile {
  return parse(composeText, { merge: true }) as ComposeFile;
}

/** @throws {Error} when there is none of that name */
export function serviceOf({ services }: ComposeFile, name: string): Service {
  const service = services[name];
  if (!service) {
    throw new Error(`compose.yaml has no ${name}`);
  }
  return service;
}

/** The names and values of an env file such as `deploy/.env.example`. */
export function readEnvFile(file: string): Record<string, string> {
  const lines = readFileSync(file, 'utf8').split('\n');
  return Object.fromEntries(
    lines
      .filter((line) => line !== '' && !line.startsWith('#'))
      .map((line): [string, string] => {
        const [name = '', ...value] = line.split('=');
        return [name, value.join('=')];
      }),
  );
}

/** Values as whoever deploys would write them into `deploy/.env`. */
export const exampleEnv: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    Object.keys(readEnvFile('deploy/.env.example')).map((name) => [name, '5e'.repeat(20)]),
  ),
  HUISHENG_VERSION: '0.1.0',
  DOMAIN: 'service.example.com',
  WECHAT_APP_ID: 'wx0123456789abcdef',
  WECHAT_APP_SECRET: '0123456789abcdef0123456789abcdef',
  WECHAT_PUSH_TOKEN: 'AAAAA',
  WECHAT_PUSH_AES_KEY: 'A'.repeat(43),
  WECHAT_PUSH_MODE: '',
  WECHAT_TEMPLATES: '',
  WECHAT_PROGRAM_STATE: '',
  ASSIGNMENT_MODE: '',
  LOG_LEVEL: '',
};

/** What a service gets as its environment with these values in `deploy/.env`. */
export function environmentOf(
  { environment = {} }: Service,
  env: Readonly<Record<string, string>> = exampleEnv,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(environment).map(([name, value]) => [name, interpolate(value, env)]),
  );
}

function interpolate(value: string, env: Readonly<Record<string, string>>): string {
  return value.replaceAll(/\$\{(\w+)(?::[?-][^}]*)?\}/g, (_all, name: string) => env[name] ?? '');
}

import { execFileSync, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { parse, parseAllDocuments } from 'yaml';

import { readSettings } from '#api/config/index';
import { settingNames, settingRows } from '#api/config/setting-rows';

import { complaintsAbout, type Manifest } from '../support/deploy/check-manifests';
import { environmentOf, readCompose, readEnvFile, serviceOf } from '../support/deploy/compose-file';
import { readImage } from '../support/deploy/dockerfile';

const folder = 'deploy/kubernetes';
const base = path.join(folder, 'base');

type Probe = { httpGet: { path: string; port: string } };
/** The fields of the Deployment that are asked about here. */
type Container = {
  image: string;
  env: { name: string; valueFrom: { secretKeyRef: { name: string; key: string } } }[];
  lifecycle: { preStop: { exec: { command: [string, string] } } };
  ports: { name: string; containerPort: number }[];
  securityContext: object;
  startupProbe: Probe;
  livenessProbe: Probe;
  readinessProbe: Probe;
};
type Deployment = Manifest & {
  spec: {
    replicas: number;
    strategy: object;
    template: {
      metadata: { labels: Record<string, string> };
      spec: { terminationGracePeriodSeconds: number; containers: [Container] };
    };
  };
};

const manifests = ['base', 'autoscaling'].flatMap((name) => manifestsIn(path.join(folder, name)));
const deployment = find('Deployment') as Deployment;
const pod = deployment.spec.template;
const [container] = pod.spec.containers;
const exampleSecret = readEnvFile(path.join(folder, 'secret.env.example'));

function manifestsIn(name: string): Manifest[] {
  const files = readdirSync(name).filter((file) =>
    /^(?!kustomization|adapter-).*\.yaml$/.test(file),
  );
  return files.flatMap((file) => read(readFileSync(path.join(name, file), 'utf8')));
}

function read(text: string): Manifest[] {
  return parseAllDocuments(text).map((document) => document.toJS() as Manifest);
}

function find(kind: string): Manifest | undefined {
  return manifests.find((manifest) => manifest.kind === kind);
}

it('is what the published types of Kubernetes take', () => {
  expect(manifests.map(({ kind }) => kind).toSorted()).toEqual([
    ...['Deployment', 'HorizontalPodAutoscaler', 'Ingress', 'Namespace', 'NetworkPolicy'],
    ...['PodDisruptionBudget', 'PodMonitor', 'Service', 'Service'],
  ]);
  expect(complaintsAbout(manifests)).toEqual([]);
}, 120_000);

it('would be refused with a field misspelled, of another type, or left out', () => {
  const { spec } = deployment;
  const wrong = [
    { ...deployment, spec: { ...spec, replcas: 2 } },
    { ...deployment, spec: { ...spec, replicas: 'two' } },
    { ...deployment, spec: { ...spec, template: undefined } },
  ];
  const complaints = complaintsAbout(wrong);
  expect(complaints).toHaveLength(wrong.length);
  for (const [index, named] of ['replcas', 'string', 'template'].entries()) {
    expect(complaints[index]).toContain(named);
  }
}, 120_000);

it('gives the product settings that it takes, and every secret by name', () => {
  const plain = readEnvFile(path.join(base, 'settings.env'));
  const given = container.env.map(({ name }) => name);
  for (const { name, valueFrom } of container.env) {
    expect(valueFrom.secretKeyRef).toEqual({ name: 'huisheng', key: name });
  }
  expect(Object.keys(exampleSecret).toSorted()).toEqual(given.toSorted());
  expect(Object.values(exampleSecret).join('')).toBe('');
  const secrets = settingNames.filter((name) => 'secret' in settingRows[name]);
  expect(given).toEqual(expect.arrayContaining(secrets));

  const values = environmentOf(serviceOf(readCompose(), 'api-1'));
  const secretValues = Object.fromEntries(given.map((name) => [name, values[name] ?? '']));
  const known = new Set<string>([...settingNames, 'NODE_ENV']);
  const all = { ...readImage().env, ...plain, ...secretValues };
  expect(Object.keys(all).filter((name) => !known.has(name))).toEqual([]);
  const settings = readSettings(all);
  expect(settings).toMatchObject({ publicUrl: 'https://service.example.com', logLevel: 'info' });
  expect([settings.wechat, settings.mongodbUri, settings.redisUrl]).not.toContain(null);
  expect([settings.storageUrl, settings.secret, settings.metricsToken]).not.toContain(null);
});

it('asks for two pods that stop before others start, unless somebody says otherwise', () => {
  expect(deployment.spec).toMatchObject({ replicas: 2, strategy: { type: 'Recreate' } });
});

it('gives a pod time to answer what runs, after nobody sends anything any more', () => {
  const [command, seconds] = container.lifecycle.preStop.exec.command;
  expect(command).toBe('sleep');
  // stop-process.ts ends after ten
  expect(pod.spec.terminationGracePeriodSeconds).toBeGreaterThan(Number(seconds) + 10);
});

it('looks after a pod without taking all of them away for being busy', () => {
  const { startupProbe, livenessProbe, readinessProbe } = container;
  const paths = [startupProbe, livenessProbe, readinessProbe].map(({ httpGet }) => httpGet.path);
  expect(paths).toEqual(['/healthz', '/healthz', '/readyz?exclude=busy']);
});

it('runs without rights, as the user of the image', () => {
  expect(pod.spec).toMatchObject({
    automountServiceAccountToken: false,
    securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
  });
  expect(readImage().user).toBe('1000:1000');
  expect(pod.spec).toMatchObject({ securityContext: { runAsUser: 1000, runAsGroup: 1000 } });
  expect(container.securityContext).toEqual({
    allowPrivilegeEscalation: false,
    readOnlyRootFilesystem: true,
    capabilities: { drop: ['ALL'] },
  });
  expect(container.ports[0]?.containerPort).toBe(Number(readImage().env['PORT']));
  expect(container.image).toMatch(/:\d/);
});

it('selects the same pods everywhere', () => {
  const { labels } = pod.metadata;
  expect(deployment.spec).toMatchObject({ selector: { matchLabels: labels } });
  expect(find('Service')).toMatchObject({ spec: { selector: labels } });
  for (const kind of ['PodDisruptionBudget', 'PodMonitor']) {
    expect(find(kind)).toMatchObject({ spec: { selector: { matchLabels: labels } } });
  }
  expect(find('NetworkPolicy')).toMatchObject({ spec: { podSelector: { matchLabels: labels } } });
  expect(find('HorizontalPodAutoscaler')).toMatchObject({
    spec: { scaleTargetRef: { kind: 'Deployment', name: deployment.metadata?.name } },
  });
});

it('asks for the metric that the adapter makes', () => {
  const adapter = parse(
    readFileSync(path.join(folder, 'autoscaling/adapter-values.yaml'), 'utf8'),
  ) as { rules: { custom: { seriesQuery: string }[] } };
  const [rule] = adapter.rules.custom;
  const name = /^\w+/.exec(rule?.seriesQuery ?? '')?.[0];
  expect(name).toBe('nodejs_eventloop_lag_mean_seconds');
  expect(find('HorizontalPodAutoscaler')).toMatchObject({
    spec: { metrics: [{ type: 'Pods', pods: { metric: { name } } }, { type: 'Resource' }] },
  });
});

const tool = spawnSync('kubectl', ['kustomize', base], { encoding: 'utf8' });
const withTool = tool.status === 0 ? it : it.skip;

withTool(
  'comes out of kustomize as it should',
  () => {
    const example = execFileSync('kubectl', ['kustomize', path.join(folder, 'example')], {
      encoding: 'utf8',
    });
    const all = read(example);
    expect(all).toHaveLength(manifests.length + 1);
    expect(complaintsAbout(all)).toEqual([]);
    const shown = all.find(({ kind }) => kind === 'Deployment') as Deployment;
    expect(shown.spec).not.toHaveProperty('replicas');
    expect(shown.spec.template.spec.containers[0].image).toMatch(/^registry\.example\.com\/.*:\d/);
  },
  120_000,
);

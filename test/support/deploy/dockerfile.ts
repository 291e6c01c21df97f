import { readFileSync } from 'node:fs';

type Instruction = { name: string; words: string };

/** The instructions of `deploy/Dockerfile`, stage by stage. */
function readDockerfile(): Instruction[][] {
  const text = readFileSync('deploy/Dockerfile', 'utf8').replaceAll(/^#.*\n/gm, '');
  const instructions = text
    .replaceAll('\\\n', ' ')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line): Instruction => {
      const [, name = '', words = ''] = /^(\S+)\s+(.*)$/.exec(line) ?? [];
      return { name, words };
    });
  const stages: Instruction[][] = [];
  for (const instruction of instructions) {
    if (instruction.name === 'FROM') {
      stages.push([]);
    }
    stages.at(-1)?.push(instruction);
  }
  return stages;
}

/** What the image that is run says of itself. */
export function readImage() {
  const last = readDockerfile().at(-1) ?? [];
  const words = (name: string) =>
    last.filter((instruction) => instruction.name === name).map((instruction) => instruction.words);
  const [health = ''] = words('HEALTHCHECK');
  return {
    env: Object.fromEntries(
      words('ENV').flatMap((line) =>
        line.split(/\s+/).map((pair): [string, string] => {
          const [name = '', value = ''] = pair.split('=');
          return [name, value];
        }),
      ),
    ),
    user: words('USER').at(-1) ?? 'root',
    copied: words('COPY'),
    command: JSON.parse(words('CMD').at(-1) ?? '[]') as string[],
    healthCommand: JSON.parse(health.slice(health.indexOf('CMD') + 3)) as string[],
  };
}

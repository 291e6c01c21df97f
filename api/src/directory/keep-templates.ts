import { AppError, assertThat } from '#api/app-error';
import { bounded } from '#api/bounds/index';
import type { Actor } from '#shared/accounts/actor';
import { may } from '#shared/accounts/roles';
import { unknownVariables } from '#shared/directory/fill-template';
import type { TemplateBody, TemplateReply } from '#shared/directory/template-api';

import { written } from './change-setup';
import type { DirectoryDeps } from './directory-deps';
import type { Template } from './template';
import type { KeptTemplate } from './template-repository';
import { setupWords } from './words';

type Needs = Pick<DirectoryDeps, 'templates'>;

/** Theirs first, then those that everybody has. */
export async function listTemplates({ templates }: Needs, { id }: Actor): Promise<KeptTemplate[]> {
  const [own, shared] = await Promise.all([templates.list(id), templates.list(null)]);
  return [...own, ...shared];
}

/** @throws {AppError} `account.role_forbidden`, `directory.name_taken`, `directory.full`, `request.invalid` */
export async function addTemplate(
  { templates }: Needs,
  actor: Actor,
  { isShared, template }: { isShared: boolean; template: TemplateBody },
): Promise<KeptTemplate> {
  const ownerId = isShared ? null : actor.id;
  assertMayWrite(actor, ownerId);
  const kept = await templates.list(ownerId);
  assertThat(kept.length < bounded.templatesOfOwner.most, 'directory.full');
  const alike = kept.filter(({ kind }) => kind === template.kind);
  const isPersonalReply = !isShared && template.kind === 'quick_reply';
  assertThat(!isPersonalReply || alike.length < bounded.ownQuickReplies.most, 'directory.full');
  return written(await templates.add(stored(template, ownerId)));
}

/** @throws {AppError} `account.role_forbidden`, `directory.not_found`, `directory.name_taken`, `request.invalid` */
export async function changeTemplate(
  deps: Needs,
  actor: Actor,
  { id, template }: { id: string; template: TemplateBody },
): Promise<KeptTemplate> {
  const { ownerId } = await findWritable(deps, actor, id);
  return written(await deps.templates.change(id, stored(template, ownerId)));
}

/** @throws {AppError} `account.role_forbidden`, `directory.not_found` */
export async function removeTemplate(deps: Needs, actor: Actor, id: string): Promise<void> {
  await findWritable(deps, actor, id);
  await deps.templates.remove(id);
}

/** Nobody learns of what another person keeps. */
async function findWritable({ templates }: Needs, actor: Actor, id: string) {
  const found = await templates.find(id);
  const isTheirs = found && (found.ownerId === null || found.ownerId === actor.id);
  assertThat(isTheirs, 'directory.not_found');
  assertMayWrite(actor, found.ownerId);
  return found;
}

function assertMayWrite({ id, role }: Actor, ownerId: string | null) {
  assertThat(ownerId === id || may(role, 'set up the service'), 'account.role_forbidden');
}

function stored(template: TemplateBody, ownerId: string | null): Template {
  const blank = { text: '', cause: '', solution: '', prevention: '' };
  if (template.kind === 'resolution') {
    const { prevention = '', ...rest } = template;
    return { ...blank, ...rest, prevention, ownerId };
  }
  const [unknown] = unknownVariables(template.text);
  if (unknown !== undefined) {
    throw new AppError('request.invalid', {
      errors: [{ path: 'template.text', message: setupWords.unknownVariable(unknown) }],
    });
  }
  return { ...blank, ...template, ownerId };
}

export function presentTemplate({ ownerId, kind, ...template }: KeptTemplate): TemplateReply {
  const { id, title, text, cause, solution, prevention } = template;
  const isShared = ownerId === null;
  return kind === 'quick_reply'
    ? { id, isShared, kind, title, text }
    : { id, isShared, kind, title, cause, solution, prevention };
}

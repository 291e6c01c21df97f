import { createHash, randomBytes } from 'node:crypto';

import { assertThat } from '#api/app-error';
import { bounded } from '#api/bounds/index';
import type { PersonReply } from '#shared/accounts/account-api';
import type { Actor } from '#shared/accounts/actor';
import type { CustomerNote as NoteReply } from '#shared/customers/customer-api';

import type { CustomerDeps } from './customer-deps';
import type { CustomerNote } from './customer-note';

type Input = {
  actor: Actor;
  customer: { id: string };
  text: string;
  idempotencyKey: string | null;
};

/**
 * Keeps what colleagues should know of a customer.
 *
 * @throws {AppError} `customer.notes_full`, `request.key_reused`
 */
export async function addNote(deps: CustomerDeps, input: Input): Promise<NoteReply> {
  const { actor, customer, idempotencyKey: key, text } = input;
  const id =
    key === null ? randomBytes(12).toString('hex') : idOf([actor.id, customer.id, key].join('\n'));
  const written = key === null ? null : await deps.notes.find(id);
  if (written) {
    assertThat(written.text === text, 'request.key_reused');
    return presentFor(deps, written, actor);
  }
  const { length } = await notesOf(deps, customer);
  assertThat(length < bounded.notesOfCustomer.most, 'customer.notes_full');
  const note = { id, customerId: customer.id, authorId: actor.id, at: deps.clock(), text };
  await deps.notes.add(note);
  return presentFor(deps, note, actor);
}

/** @throws {AppError} `customer.note_not_found`, also for somebody else's */
export async function removeNote(deps: CustomerDeps, actor: Actor, id: string): Promise<void> {
  assertThat(await deps.notes.remove(id, actor.id), 'customer.note_not_found');
}

export async function presentNotes(
  deps: CustomerDeps,
  customer: { id: string },
  reader: Actor,
): Promise<NoteReply[]> {
  const notes = await notesOf(deps, customer);
  const authors = await deps.people([...new Set(notes.map(({ authorId }) => authorId))], reader);
  return notes.map((note) => present(note, authors, reader));
}

/** What was written of them before they signed in is about the same person. */
async function notesOf({ joinedTo, notes }: CustomerDeps, { id }: { id: string }) {
  return notes.list([id, ...(await joinedTo(id))]);
}

async function presentFor({ people }: CustomerDeps, note: CustomerNote, actor: Actor) {
  return present(note, await people([note.authorId], actor), actor);
}

function present(
  { id, at, authorId, text }: CustomerNote,
  authors: ReadonlyMap<string, PersonReply>,
  reader: Actor,
): NoteReply {
  const author = authors.get(authorId);
  return {
    ...{ id, at: at.toISOString(), text, isMine: authorId === reader.id },
    author: author
      ? { id: author.id, name: author.name, role: author.role, avatarUrl: author.avatarUrl }
      : null,
  };
}

function idOf(request: string): string {
  return createHash('sha256').update(request).digest('hex').slice(0, 24);
}

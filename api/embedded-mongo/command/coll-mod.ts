import { type Doc, isDoc } from '../bson/value';
import { ServerError } from '../errors/server-error';
import { compileValidator } from '../storage/catalog';
import type { Collection } from '../storage/collection';

import { collectionName } from './arguments';
import { changeIndex } from './coll-mod-index';
import { type CommandCall, reply } from './command';
import { isView } from './view';
import { refuseCycle, viewOptions } from './view-options';

/** `changeStreamPreAndPostImages` is kept and shown; a standalone server has no change streams. */
export const keptOptions = [
  'validator',
  'validationLevel',
  'validationAction',
  'changeStreamPreAndPostImages',
];

const viewFields = ['viewOn', 'pipeline'];

export const collModFields = [
  'validator',
  'validationLevel',
  'validationAction',
  'changeStreamPreAndPostImages',
  'index',
  'viewOn',
  'pipeline',
  'comment',
];

export async function collMod(call: CommandCall): Promise<Doc> {
  const { database, body } = call;
  const name = collectionName(call);
  return database.store.commit(() => {
    const collection = database.catalog.find(call.db, name);
    if (!collection) {
      throw new ServerError(26, 'ns does not exist');
    }
    refuseForeignOptions(collection, body);
    const answer = reply({});
    if (isView(collection)) {
      changeView(call, collection);
      return answer;
    }
    const change = body.get('index');
    if (isDoc(change)) {
      changeIndex({ database, collection, answer }, change);
    }
    for (const option of keptOptions) {
      if (body.has(option)) {
        collection.options.set(option, body.get(option));
      }
    }
    collection.validator = compileValidator(collection.options, database.filters);
    database.catalog.save(collection);
    return answer;
  });
}

/** @throws ServerError 72 for what is no option of a view, or of a collection */
function refuseForeignOptions(collection: Collection, body: Doc): void {
  const ofView = isView(collection);
  const foreign = (ofView ? [...keptOptions, 'index'] : viewFields).find((name) => body.has(name));
  if (foreign !== undefined) {
    throw new ServerError(72, `option ${ofView ? 'not' : 'only'} supported on a view: ${foreign}`);
  }
}

function changeView(call: CommandCall, view: Collection): void {
  const { body } = call;
  if (!body.has('viewOn') || !body.has('pipeline')) {
    throw new ServerError(72, "Must specify both 'viewOn' and 'pipeline' when modifying a view");
  }
  const changed = viewOptions(call);
  refuseCycle(call, view.name);
  changed.forEach(([name, value]) => view.options.set(name, value));
  call.database.catalog.save(view);
}

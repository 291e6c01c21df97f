import { bounded } from '#api/bounds/index';
import type { Database } from '#api/mongo/index';

import type { Template } from './template';
import { templateModel, type TemplateDocument } from './template-model';
import { unlessTaken, type NameTaken } from './unless-taken';

export type KeptTemplate = Template & { id: string };

export type TemplateRepository = {
  /** Of one person, or the shared ones, by title. */
  list: (ownerId: string | null) => Promise<KeptTemplate[]>;
  find: (id: string) => Promise<KeptTemplate | null>;
  add: (template: Template) => Promise<KeptTemplate | NameTaken>;
  /** Null: there is no such template. */
  change: (id: string, template: Template) => Promise<KeptTemplate | NameTaken | null>;
  remove: (id: string) => Promise<void>;
};

export function templateRepository(database: Database): TemplateRepository {
  const templates = templateModel(database);
  return {
    list: async (ownerId) => {
      const found = await templates
        .find({ ownerId })
        .sort({ title: 1 })
        .limit(bounded.templatesOfOwner.most)
        .lean<TemplateDocument[]>();
      return found.map(fromDocument);
    },
    find: async (id) => {
      const found = await templates.findById(id).lean<TemplateDocument>();
      return found && fromDocument(found);
    },
    add: (template) =>
      unlessTaken(async () =>
        fromDocument((await templates.create(template)).toObject<TemplateDocument>()),
      ),
    change: (id, template) =>
      unlessTaken(async () => {
        const changed = await templates
          .findByIdAndUpdate(id, { $set: template }, { returnDocument: 'after' })
          .lean<TemplateDocument>();
        return changed && fromDocument(changed);
      }),
    remove: async (id) => {
      await templates.deleteOne({ _id: id });
    },
  };
}

function fromDocument({ _id, ...template }: TemplateDocument): KeptTemplate {
  return { id: _id.toHexString(), ...template };
}

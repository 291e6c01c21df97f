import { demoCast } from '#shared/accounts/demo-cast';
import { isStaff } from '#shared/accounts/roles';
import { wechatTemplateNames, wechatTemplates } from '#shared/notices/wechat-templates';

import type { Foundation } from '../src/compose/index';
import { creditRepository } from '../src/notices/index';

import { demoPeople, type PersonKey } from './data/people';

/** Pushes of each template: a busy morning’s worth. */
const times = 10;

type Cast = Readonly<Record<PersonKey, { id: string }>>;

/** Staff have said yes when they went on duty: on their phones of the sandbox and, as WeChat would tell us, in our books. */
export async function agreeToPushes(
  { agree, database, templateIds }: Pick<Foundation, 'agree' | 'database' | 'templateIds'>,
  actors: Cast,
  at: Date,
): Promise<void> {
  const credits = creditRepository(database);
  const ids = wechatTemplateNames
    .filter((name) => wechatTemplates[name].to === 'staff')
    .flatMap((name) => templateIds[name] ?? []);
  for (const { key } of demoPeople.filter(hasAgreed)) {
    for (const templateId of ids) {
      for (let time = 0; time < times; time += 1) {
        agree?.(`demo-${key}`, templateId);
        const report = { source: 'platform', key: `demo-${time}`, at } as const;
        await credits.count({ userId: actors[key].id, templateId }, report);
      }
    }
  }
}

/** An engineer whom a visitor is says so themselves: going on duty and taking a ticket ask for it. */
function hasAgreed({ key, role }: (typeof demoPeople)[number]): boolean {
  return isStaff(role) && !(role === 'engineer' && key in demoCast);
}

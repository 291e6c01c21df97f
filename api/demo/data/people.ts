import { demoCast, type DemoName } from '#shared/accounts/demo-cast';
import type { Role } from '#shared/accounts/roles';

import type { OrganizationKey } from './organizations';

/** Besides the cast, whom a visitor can be: people who make the demo a place where others work too. */
const extras = {
  luo: { name: '罗志强', role: 'customer', organization: 'jiangcheng', phone: '13905710218' },
  sun: { name: '孙丽', role: 'customer', organization: 'hengxinda', phone: '13758112036' },
  ma: { name: '马俊', role: 'customer', organization: 'yunling', phone: '13868005521' },
  wu: { name: '吴海涛', role: 'customer', organization: 'beian', phone: '13616540977' },
  liu: { name: '刘佳', role: 'engineer', organization: null, phone: '13588210345' },
  huang: { name: '黄磊', role: 'engineer', organization: null, phone: '13777390862' },
} as const;

const castDetails: Record<DemoName, { organization: OrganizationKey | null; phone: string }> = {
  customer: { organization: 'qiming', phone: '13800138000' },
  colleague: { organization: 'qiming', phone: '13800136621' },
  engineer: { organization: null, phone: '13957160418' },
  engineer2: { organization: null, phone: '13588703192' },
  dispatcher: { organization: null, phone: '13606712290' },
  manager: { organization: null, phone: '13705818866' },
  stranger: { organization: 'binjiang', phone: '13867419305' },
};

export type PersonKey = DemoName | keyof typeof extras;

type DemoPerson = {
  key: PersonKey;
  name: string;
  role: Role;
  organization: OrganizationKey | null;
  phone: string;
};

export const demoPeople: DemoPerson[] = [
  ...Object.entries(demoCast).map(([key, { name, role }]) => {
    // the cast's own keys
    const castKey = key as DemoName;
    return { key: castKey, name, role, ...castDetails[castKey] };
  }),
  // the table's own keys
  ...Object.entries(extras).map(([key, person]) => ({
    key: key as keyof typeof extras,
    ...person,
  })),
];

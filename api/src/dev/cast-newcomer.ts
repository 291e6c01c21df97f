import { standsAlone, type NewUser } from '#api/accounts/index';
import type { OrganizationRepository } from '#api/directory/index';
import { demoCast, demoNames, demoPreferences, type DemoName } from '#shared/accounts/demo-cast';

const office = { name: '启明会计师事务所', colleaguesFollow: true };
const waterworks = { name: '滨江自来水公司', colleaguesFollow: false };

const organizations: Partial<Record<DemoName, typeof office>> = {
  customer: office,
  colleague: office,
  stranger: waterworks,
};

/** One of the cast signs in with their role, also where no demo was loaded; anybody else is a new customer. */
export async function castNewcomer(
  openid: string,
  register: Pick<OrganizationRepository, 'register'>,
): Promise<NewUser> {
  const name = demoNames.find((one) => `demo-${one}` === openid);
  if (name === undefined) {
    return { ...(await standsAlone(openid)), preferences: demoPreferences };
  }
  const organization = organizations[name];
  return {
    openid,
    name: demoCast[name].name,
    role: demoCast[name].role,
    preferences: demoPreferences,
    organizationId: organization ? (await register.register(organization)).id : null,
  };
}

import * as z from 'zod/mini';

import { endpoint } from '../http/endpoint';
import { anyLine, idField, idParams, instant, line, optionalLine, timeField } from '../http/fields';
import { pageOf, pageQuery } from '../http/page';

import { directoryLimits } from './directory-limits';
import { namedId, nameField } from './setup-fields';

const organizationFields = {
  name: nameField,
  /** Colleagues may read and message on each other's tickets. */
  colleaguesFollow: z.boolean(),
  /** Null: the calendar of the installation. */
  calendarId: z.nullable(namedId),
};
const organizationReply = z.object({ id: idField, ...organizationFields });
export type OrganizationReply = z.infer<typeof organizationReply>;

const productIds = z.array(idField).check(z.maxLength(directoryLimits.productsOfContract));
const contractFields = {
  number: line(40),
  /** The id of a service level. */
  serviceLevel: namedId,
  /** Empty: everything that they have. */
  productIds,
  startsAt: instant,
  /** No longer in force from this moment on. */
  endsAt: instant,
};
const contractReply = z.object({
  ...{ id: idField, organizationId: idField, number: z.string() },
  ...{ serviceLevel: z.string(), productIds: z.array(z.string()) },
  ...{ startsAt: timeField, endsAt: timeField },
});
export type ContractReply = z.infer<typeof contractReply>;

const place = z.object({
  name: line(200),
  latitude: z.nullable(z.number().check(z.minimum(-90), z.maximum(90))),
  longitude: z.nullable(z.number().check(z.minimum(-180), z.maximum(180))),
});
const assetFields = {
  /** What is printed as its QR code. */
  code: line(60),
  productId: idField,
  serial: anyLine(60),
  version: anyLine(40),
  warrantyUntil: z.nullable(instant),
  place: z.nullable(place),
  regionId: z.nullable(idField),
};
const assetReply = z.object({
  ...{ id: idField, organizationId: idField, code: z.string(), productId: idField },
  ...{ serial: z.string(), version: z.string(), warrantyUntil: z.nullable(timeField) },
  ...{ place: assetFields.place, regionId: assetFields.regionId },
});
export type AssetReply = z.infer<typeof assetReply>;

const productReply = z.object({ id: idField, name: z.string() });

const read = { method: 'get', access: 'read every ticket', status: 200 } as const;
const add = { method: 'post', access: 'set up the service', status: 201 } as const;
const change = {
  method: 'patch',
  access: 'set up the service',
  status: 200,
  params: idParams,
  errors: ['directory.not_found', 'directory.name_taken'],
} as const;

export const clientApi = {
  organizations: endpoint({
    ...read,
    path: '/organizations',
    summary: 'Whom we serve, by name',
    query: z.object({
      ...pageQuery,
      /** How the name begins. */
      q: optionalLine(40),
    }),
    reply: pageOf(organizationReply),
  }),
  addOrganization: endpoint({
    ...add,
    path: '/organizations',
    summary: 'Add an organization',
    body: z.object(organizationFields),
    reply: organizationReply,
    errors: ['directory.name_taken'],
  }),
  changeOrganization: endpoint({
    ...change,
    path: '/organizations/:id',
    summary: 'Change an organization, or the calendar that its promises count in',
    body: z.object({
      name: z.optional(organizationFields.name),
      colleaguesFollow: z.optional(organizationFields.colleaguesFollow),
      calendarId: z.optional(organizationFields.calendarId),
    }),
    reply: organizationReply,
  }),
  contracts: endpoint({
    ...read,
    path: '/organizations/:id/contracts',
    summary: 'The contracts of an organization, the longest first',
    params: idParams,
    reply: z.object({ items: z.array(contractReply) }),
    errors: ['directory.not_found'],
  }),
  addContract: endpoint({
    ...add,
    path: '/organizations/:id/contracts',
    summary: 'Add a contract',
    params: idParams,
    body: z.object(contractFields),
    reply: contractReply,
    errors: ['directory.not_found', 'directory.name_taken', 'directory.full'],
  }),
  changeContract: endpoint({
    ...change,
    path: '/contracts/:id',
    summary: 'Change a contract: its level, what it covers, how long',
    body: z.object({
      number: z.optional(contractFields.number),
      serviceLevel: z.optional(contractFields.serviceLevel),
      productIds: z.optional(productIds),
      startsAt: z.optional(instant),
      endsAt: z.optional(instant),
    }),
    reply: contractReply,
  }),
  assets: endpoint({
    ...read,
    path: '/organizations/:id/assets',
    summary: 'What an organization has installed, by code',
    params: idParams,
    query: z.object(pageQuery),
    reply: pageOf(assetReply),
    errors: ['directory.not_found'],
  }),
  addAsset: endpoint({
    ...add,
    path: '/organizations/:id/assets',
    summary: 'Add an installed copy or device',
    params: idParams,
    body: z.object(assetFields),
    reply: assetReply,
    errors: ['directory.not_found', 'directory.name_taken'],
  }),
  changeAsset: endpoint({
    ...change,
    path: '/assets/:id',
    summary: 'Change an installed copy or device: its version, where it stands',
    body: z.object({
      code: z.optional(assetFields.code),
      productId: z.optional(assetFields.productId),
      serial: z.optional(assetFields.serial),
      version: z.optional(assetFields.version),
      warrantyUntil: z.optional(assetFields.warrantyUntil),
      place: z.optional(assetFields.place),
      regionId: z.optional(assetFields.regionId),
    }),
    reply: assetReply,
  }),
  addProduct: endpoint({
    ...add,
    path: '/products',
    summary: 'Add a product',
    body: z.object({ name: nameField }),
    reply: productReply,
    errors: ['directory.name_taken'],
  }),
  changeProduct: endpoint({
    ...change,
    path: '/products/:id',
    summary: 'Rename a product',
    body: z.object({ name: nameField }),
    reply: productReply,
  }),
};

import * as z from 'zod/mini';

import { endpoint } from '../http/endpoint';
import { idField, idParams, line } from '../http/fields';

import { directoryLimits } from './directory-limits';

const regionReply = z.object({ id: idField, name: z.string() });
export type RegionReply = z.infer<typeof regionReply>;

const regionBody = z.object({ name: line(directoryLimits.nameLength) });

/** Apart from what else is set up: the phone reads it, and must not carry the holidays along. */
export const regionApi = {
  regions: endpoint({
    method: 'get',
    path: '/regions',
    summary: 'Regions, by name: where people drive to, and where things stand',
    access: 'read every ticket',
    reply: z.object({ items: z.array(regionReply) }),
    status: 200,
  }),
  addRegion: endpoint({
    method: 'post',
    path: '/regions',
    summary: 'Add a region',
    access: 'set up the service',
    body: regionBody,
    reply: regionReply,
    status: 201,
    errors: ['directory.name_taken', 'directory.full'],
  }),
  changeRegion: endpoint({
    method: 'patch',
    path: '/regions/:id',
    summary: 'Rename a region',
    access: 'set up the service',
    params: idParams,
    body: regionBody,
    reply: regionReply,
    status: 200,
    errors: ['directory.not_found', 'directory.name_taken'],
  }),
  removeRegion: endpoint({
    method: 'delete',
    path: '/regions/:id',
    summary: 'Remove a region where nobody drives to and nothing stands',
    access: 'set up the service',
    params: idParams,
    status: 204,
    errors: ['directory.not_found', 'directory.in_use'],
  }),
};

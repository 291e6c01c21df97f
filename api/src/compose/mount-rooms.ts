import type { ApiRoutes } from '#api/http/api-routes';
import { openapiDocument, type EndpointsByRoom } from '#api/http/openapi';
import type { Room } from '#api/room';

/**
 * Puts every endpoint of every room in its place and answers their description.
 *
 * @throws {Error} when a room mounts what its contracts do not describe, or the other way round: openapi.json would lie
 */
export function mountRooms(routes: ApiRoutes, rooms: readonly Room[]) {
  const groups: EndpointsByRoom = {};
  for (const room of rooms) {
    mountRoom(routes, room);
    for (const [name, endpoints] of Object.entries(room.contracts)) {
      if (groups[name]) {
        throw new Error(`two rooms call their endpoints ${name}`);
      }
      groups[name] = endpoints;
    }
  }
  return openapiDocument(groups);
}

function mountRoom(routes: ApiRoutes, { contracts, mount }: Room) {
  const described = Object.values(contracts).flatMap((endpoints) => Object.values(endpoints));
  const left = new Set<unknown>(described);
  mount({
    add: (endpoint, answer) => {
      if (!left.delete(endpoint)) {
        throw new Error(`${nameOf(endpoint)} is mounted, but not described, or mounted twice`);
      }
      routes.add(endpoint, answer);
    },
  });
  const forgotten = described.find((endpoint) => left.has(endpoint));
  if (forgotten) {
    throw new Error(`${nameOf(forgotten)} is described, but not mounted`);
  }
}

function nameOf({ method, path }: { method: string; path: string }): string {
  return `${method} ${path}`;
}

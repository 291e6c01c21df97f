import { mountRooms } from '#api/compose/mount-rooms';
import { mount } from '#api/http/mount';
import type { Room } from '#api/room';
import { endpoint } from '#shared/http/endpoint';

const common = { method: 'get', access: 'signed-in', status: 204 } as const;
const api = {
  open: endpoint({ ...common, path: '/doors/open', summary: 'Open it' }),
  shut: endpoint({ ...common, path: '/doors/shut', summary: 'Shut it' }),
};
const nothing = () => Promise.resolve(undefined);

function mountedWith(room: Partial<Room>) {
  const added: string[] = [];
  const routes = { add: ({ path }: { path: string }) => void added.push(path) };
  const described = mountRooms(routes, [{ contracts: {}, mount: () => undefined, ...room }]);
  return { added, described: Object.keys(described.paths) };
}

it('serves what it describes', () => {
  const { added, described } = mountedWith({
    contracts: { doors: api },
    mount: (routes) => {
      mount(routes, api.open, nothing);
      mount(routes, api.shut, nothing);
    },
  });
  expect([added, described]).toEqual([described, ['/doors/open', '/doors/shut']]);
});

it('stops a room that mounts what it does not describe', () => {
  const { shut } = api;
  const room: Partial<Room> = {
    contracts: { doors: { shut } },
    mount: (routes) => {
      mount(routes, shut, nothing);
      mount(routes, api.open, nothing);
    },
  };
  expect(() => mountedWith(room)).toThrow('get /doors/open is mounted, but not described');
});

it('stops a room that describes what it does not mount', () => {
  const room: Partial<Room> = {
    contracts: { doors: api },
    mount: (routes) => {
      mount(routes, api.open, nothing);
    },
  };
  expect(() => mountedWith(room)).toThrow('get /doors/shut is described, but not mounted');
});

it('stops a room that mounts an endpoint twice', () => {
  const room: Partial<Room> = {
    contracts: { doors: { open: api.open } },
    mount: (routes) => {
      mount(routes, api.open, nothing);
      mount(routes, api.open, nothing);
    },
  };
  expect(() => mountedWith(room)).toThrow('get /doors/open is mounted, but not described, or');
});

it('stops two rooms that would hide each other’s description', () => {
  const room = { contracts: { doors: {} }, mount: () => undefined };
  expect(() => mountRooms({ add: () => undefined }, [room, room])).toThrow('two rooms call');
});

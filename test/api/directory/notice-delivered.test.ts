import { noticeDelivered } from '#api/directory/notice-delivered';
import { everybody } from '#api/directory/terms-change-repository';

import { startDirectoryRoom } from '../../support/directory/directory-room';

const room = await startDirectoryRoom();
afterAll(() => room.close());

it('counts everything anew once a version brings other holidays, and not at the first start', async () => {
  const { delivered, termsChanges } = room.directory;
  expect(await noticeDelivered(room.directory)).toBe(false);
  expect(await termsChanges.find(everybody)).toBeNull();
  await delivered.write('as it was before');
  expect(await noticeDelivered(room.directory)).toBe(true);
  expect(await termsChanges.find(everybody)).toMatchObject({ from: room.world.now });
  expect(await noticeDelivered(room.directory)).toBe(false);
});

import type { mongo } from 'mongoose';

export type Ticket = ReturnType<typeof ticket>;

const statuses = ['submitted', 'accepted', 'in_progress', 'resolved', 'closed'];

/** A document of about 500 bytes. */
export function ticket(id: number) {
  return {
    _id: id,
    number: `SH20261121-${id}`,
    status: statuses[id % statuses.length],
    owner: id % 5000,
    createdAt: new Date(1_700_000_000_000 + id * 1000),
    title: '凭证导入失败，提示科目不存在',
    description: '月末结账前导入凭证，系统提示科目不存在，重新登录后仍然失败。'.repeat(3),
    contact: { name: '王芳', phone: '13800000000' },
    tags: ['voucher', 'import'],
  };
}

export async function fill(collection: mongo.Collection<Ticket>, count: number): Promise<void> {
  await collection.createIndexes([
    { key: { owner: 1 } },
    { key: { status: 1, createdAt: -1, _id: -1 } },
  ]);
  for (let start = 0; start < count; start += 2000) {
    const stretch = Array.from({ length: Math.min(2000, count - start) }, (_, at) => start + at);
    await collection.insertMany(stretch.map(ticket), { ordered: false });
  }
}

/** A page of a list as the product asks for it. */
export function list(collection: mongo.Collection<Ticket>, turn: number) {
  const at = new Date(1_700_000_000_000 + 5_000_000 + (turn % 1000) * 1000);
  return collection
    .find({
      status: { $in: ['submitted', 'accepted'] },
      $or: [{ createdAt: { $lt: at } }, { createdAt: at, _id: { $lt: 5000 } }],
    })
    .sort({ createdAt: -1, _id: -1 })
    .limit(20)
    .toArray();
}

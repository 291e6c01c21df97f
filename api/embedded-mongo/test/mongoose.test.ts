import mongoose from 'mongoose';

import { startTestMongo, type TestMongo } from './start-test-mongo';

let mongo: TestMongo;
beforeAll(async () => {
  mongo = await startTestMongo();
  await mongoose.connect(mongo.uri);
});
afterAll(async () => {
  await mongoose.connection.dropDatabase();
  await mongoose.disconnect();
  await mongo.stop();
});

const petSchema = new mongoose.Schema();
petSchema.add({ name: String, age: Number });
petSchema.index({ name: 1 }, { unique: true });
const Pet = mongoose.model('Pet', petSchema);

test('a model saves, finds and refuses a duplicate', async () => {
  await Pet.init();
  await Pet.create({ name: 'Mimi', age: 3 });
  await expect(Pet.create({ name: 'Mimi' })).rejects.toMatchObject({
    code: 11000,
    keyPattern: { name: 1 },
  });
  expect(await Pet.findOne({ name: 'Mimi' }).lean()).toMatchObject({ age: 3 });
});

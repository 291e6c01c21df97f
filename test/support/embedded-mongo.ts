export { startTestMongo, type TestMongo } from '../../api/embedded-mongo/test/start-test-mongo';

export { customerDeps, type CustomerDeps } from './customer-deps';
export { customersRoom } from './customers-room';

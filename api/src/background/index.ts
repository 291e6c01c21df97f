export { createAttempts, type Attempts } from './attempts';
export { pauseAfter } from './backoff';
export { createCircuitBreaker, type CircuitBreaker } from './circuit-breaker';
export { failureRepository, type FailureRepository, type SetAside } from './failure-repository';
export { jobLeaseRepository } from './job-lease-repository';
export {
  documentLeases,
  heldTooLong,
  notHeld,
  type Leased,
  type LeaseSearch,
} from './lease-repository';
export { startScheduler, type Job } from './scheduler';
export { createSignal, type Signal } from './signal';
export { startWorker, type QueueWork } from './start-worker';
export { takeNext } from './take-next';
export { countWork, type WorkCounts } from './work-counts';
export { workTable } from './work-table';

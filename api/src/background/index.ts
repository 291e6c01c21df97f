export { createAttempts, type Attempts, type BatchOutcome } from './attempts';
export { pauseAfter } from './backoff';
export { createCircuitBreaker, type CircuitBreaker } from './circuit-breaker';
export { failureRepository, type FailureRepository, type SetAside } from './failure-repository';
export { jobLeaseRepository } from './job-lease-repository';
export {
  documentLeases,
  heldTooLong,
  manyLeases,
  notHeld,
  type LeaseSearch,
  type Taken,
} from './lease-repository';
export { startScheduler, type Job } from './scheduler';
export { createSignal, type Signal } from './signal';
export { startWorker, type QueueWork } from './start-worker';
export { batchSize, takeBatch, takeThese } from './take-batch';
export { takeNext } from './take-next';
export { countWork, type WorkCounts } from './work-counts';
export { workTable } from './work-table';

export { openAttempts, type Attempts } from './attempts';
export { pauseAfter } from './backoff';
export { failureRepository, type FailureRepository, type SetAside } from './failure-repository';
export { startJobs, type Job } from './jobs';
export { createSignal, type Signal } from './signal';
export { startWorker, type QueueWork, type Worker } from './start-worker';
export { takeNext, type Queue } from './take-next';

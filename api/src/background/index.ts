export { openAttempts, type Attempts } from './attempts';
export { pauseAfter } from './backoff';
export { failureRepository, type FailureRepository } from './failure-repository';
export { startJobs, type Job } from './jobs';
export { setAsideRoutes } from './set-aside-routes';
export { startWorker, type Worker } from './start-worker';
export { takeNext, type Queue } from './take-next';

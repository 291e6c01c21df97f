// the API as it is served, and a fault that nobody listens to, when the test says so
process.on('message', (fault) => {
  if (fault === 'rejection') {
    void Promise.reject(new Error('nobody listens'));
  } else if (fault === 'words') {
    setTimeout(() => {
      // eslint-disable-next-line @typescript-eslint/only-throw-error -- a library may throw anything
      throw '林晓 13800138000';
    });
  }
});
await import('../../api/src/main');

export {};

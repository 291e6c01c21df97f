// WeChat's own viewer closes with its own Back
export {};

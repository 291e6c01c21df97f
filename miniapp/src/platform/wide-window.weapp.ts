export const useWideWindow = () => false;

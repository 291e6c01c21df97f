import { createRequire } from 'node:module';

const { resolve } = createRequire(import.meta.url);
const family = '@expo-google-fonts/noto-sans-sc';

/** Files of the typeface; the image keeps only these two weights of it. */
export const fonts = {
  plain: resolve(`${family}/400Regular/NotoSansSC_400Regular.ttf`),
  bold: resolve(`${family}/700Bold/NotoSansSC_700Bold.ttf`),
};

import path from 'node:path';

import { defineConfig, type UserConfigExport } from '@tarojs/cli';
import type { IH5Config } from '@tarojs/taro/types/compile/config';

const miniapp = path.resolve(__dirname, '..');
const root = path.resolve(miniapp, '..');
const target = process.env['TARO_ENV'] ?? 'weapp';

// shared/ is TypeScript outside sourceRoot; zod and Taroify ship syntax that older phones do not know
const compiledToo = [
  path.join(root, 'shared'),
  path.join(root, 'node_modules/zod'),
  path.join(root, 'node_modules/@taroify'),
];

/** What only the desk in a browser is drawn with. */
const compiledForDesk = ['@dnd-kit', '@tanstack'].map((name) =>
  path.join(root, 'node_modules', name),
);

/** 1 px in our source is 1 real px on every screen. Taroify is written at twice its size. */
const pxtransform = {
  enable: true,
  // Taro's type has not heard of px, which its code supports
  config: { targetUnit: 'px' as 'rem', onePxTransform: false },
};
const sassLoaderOption = {
  sassOptions: { silenceDeprecations: ['import', 'global-builtin', 'color-functions'] },
};
/** What nearly every page uses is fetched once, beside the app, instead of once per page. */
function keepKitTogether(chain: Parameters<NonNullable<IH5Config['webpackChain']>>[0]) {
  chain.performance.hints(false);
  // the other pages are fetched while nothing else is, so that the bottom bar answers at once
  chain.merge({ module: { parser: { javascript: { dynamicImportPrefetch: true } } } });
  // a package that is linked in from elsewhere is drawn by our React, not by one of its own
  chain.resolve.modules.add(path.join(root, 'node_modules'));
  chain.optimization.splitChunks({
    chunks: 'all',
    maxInitialRequests: 10,
    cacheGroups: {
      libraries: {
        name: 'libraries',
        test: /[\\/]node_modules[\\/](?!@taroify|react-transition-group|zod)/,
        priority: 20,
        chunks: 'initial',
      },
      kit: {
        name: 'kit',
        test: /[\\/](miniapp[\\/]src[\\/](ui|client|platform)|shared|node_modules[\\/](@taroify|react-transition-group|zod|@tarojs[\\/]components))[\\/]/,
        priority: 30,
        minChunks: 2,
      },
    },
  });
}

export default defineConfig({
  projectName: 'huisheng',
  date: '2026-11-22',
  // this function is also printed into the web app, so it may use nothing from outside
  designWidth: (input) =>
    typeof input === 'object' && String(input.file).includes('@taroify') ? 750 : 375,
  deviceRatio: { 375: 2, 750: 1 },
  sourceRoot: 'src',
  outputRoot: process.env['HUISHENG_OUTPUT'] ?? `dist/${target}`,
  framework: 'react',
  compiler: { type: 'webpack5', prebundle: { enable: false } },
  cache: { enable: false },
  alias: { '#shared': path.join(root, 'shared'), '#miniapp': path.join(miniapp, 'src') },
  defineConstants: {
    HUISHENG_API_URL: JSON.stringify(
      target === 'h5' ? '' : (process.env['HUISHENG_API_URL'] ?? 'http://127.0.0.1:3000'),
    ),
  },
  mini: {
    compile: { include: compiledToo },
    postcss: { pxtransform },
    sassLoaderOption,
    optimizeMainPackage: { enable: true },
  },
  h5: {
    compile: { include: [...compiledToo, ...compiledForDesk] },
    postcss: { pxtransform, autoprefixer: { enable: true } },
    sassLoaderOption,
    webpackChain: keepKitTogether,
    publicPath: '/',
    router: { mode: 'hash' },
    // npm run dev: the page reloads by itself, the API runs beside it
    devServer: {
      host: '127.0.0.1',
      open: false,
      proxy: [
        {
          context: ['/api', '/dev'],
          target: `http://127.0.0.1:${process.env['PORT'] ?? '3000'}`,
        },
        {
          context: ['/ws'],
          target: `ws://127.0.0.1:${process.env['PORT'] ?? '3000'}`,
          ws: true,
        },
      ],
    },
    output: {
      filename: 'js/[name].[contenthash:8].js',
      chunkFilename: 'js/[name].[contenthash:8].js',
    },
    miniCssExtractPluginOption: {
      ignoreOrder: true,
      filename: 'css/[name].[contenthash:8].css',
      chunkFilename: 'css/[name].[contenthash:8].css',
    },
  },
}) satisfies UserConfigExport;

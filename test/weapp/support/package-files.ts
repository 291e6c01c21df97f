import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import * as z from 'zod/mini';

const appConfig = z.object({
  pages: z.array(z.string()),
  subPackages: z.optional(z.array(z.object({ root: z.string(), pages: z.array(z.string()) }))),
  window: z.optional(z.object({ navigationBarTitleText: z.optional(z.string()) })),
  tabBar: z.optional(z.object({ list: z.array(z.object({ pagePath: z.string() })) })),
});

const pageConfig = z.looseObject({
  navigationBarTitleText: z.optional(z.string()),
  enablePullDownRefresh: z.optional(z.boolean()),
  usingComponents: z.optional(z.record(z.string(), z.string())),
});
export type PageConfig = z.infer<typeof pageConfig>;

/** The built package as it lies in its folder. Paths carry no extension, as in app.json. */
export type PackageFiles = ReturnType<typeof readPackage>;

export function readPackage(folder: string) {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) =>
    file.split(path.sep).join('/'),
  );
  const named = (extension: string) =>
    files
      .filter((file) => file.endsWith(extension))
      .map((file) => file.slice(0, -extension.length));
  const read = (file: string) => readFileSync(path.join(folder, file), 'utf8');
  const app = appConfig.parse(JSON.parse(read('app.json')));
  return {
    folder,
    templates: named('.wxml'),
    scripts: named('.wxs'),
    read,
    has: (file: string) => files.includes(file),
    firstPage: app.pages[0] ?? '',
    pages: [
      ...app.pages,
      ...(app.subPackages ?? []).flatMap(({ root, pages }) =>
        pages.map((page) => path.posix.join(root, page)),
      ),
    ],
    tabs: app.tabBar?.list.map(({ pagePath }) => pagePath) ?? [],
    appTitle: app.window?.navigationBarTitleText ?? '',
    config: (page: string): PageConfig =>
      files.includes(`${page}.json`) ? pageConfig.parse(JSON.parse(read(`${page}.json`))) : {},
  };
}

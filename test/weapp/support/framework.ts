import { createRequire } from 'node:module';
import path from 'node:path';
import vm from 'node:vm';

import type * as GlassEasel from 'glass-easel';
import type * as Adapter from 'glass-easel-miniprogram-adapter';
import type * as Compiler from 'glass-easel-template-compiler';

import { browserDocument } from './browser-globals';
import type { PackageFiles } from './package-files';

// loaded after browser-globals, whose document they look for while loading
const require = createRequire(import.meta.url);
export const glassEasel = require('glass-easel') as typeof GlassEasel;
const { MiniProgramEnv } = require('glass-easel-miniprogram-adapter') as typeof Adapter;
const { TmplGroup } = require('glass-easel-template-compiler') as typeof Compiler;

/** What Page() or Component() was called with. */
export type Definition = Record<string, unknown>;
type Lifecycle = 'onLoad' | 'onShow' | 'onReady' | 'onHide' | 'onUnload' | 'onPullDownRefresh';
type PageMethods = Partial<Record<Lifecycle | 'onReachBottom', (query?: unknown) => unknown>>;

type PageInstance = PageMethods & {
  route: string;
  options: Record<string, string>;
  setData: (patch: Record<string, unknown>, done?: () => void) => void;
};
export type FrameworkElement = GlassEasel.Element;
export type MountedPage = {
  instance: PageInstance;
  root: FrameworkElement;
  release: () => void;
};

type Evaluate = (script: string) => Definition;

/** WeChat's own component framework with every template of the package compiled into it. */
export function createFramework(files: PackageFiles, evaluate: Evaluate) {
  const environment = new MiniProgramEnv();
  const space = environment.createCodeSpace('', true);
  addTemplates(space, files);
  const backend = environment.associateBackend(new glassEasel.CurrentWindowBackendContext());
  const registered = new Set<string>();

  function register(file: string, isPage: boolean) {
    if (registered.has(file)) {
      return;
    }
    registered.add(file);
    const definition = evaluate(file);
    for (const used of Object.values(files.config(file).usingComponents ?? {})) {
      register(path.posix.join(path.posix.dirname(file), used), false);
    }
    space.componentEnv(file, ({ Component }) => {
      // checked when it runs: it comes from the package, not from this program
      Component((isPage ? asComponent(definition) : definition) as Parameters<typeof Component>[0]);
    });
  }

  function mount(page: string): MountedPage {
    register(page, true);
    const root = backend.createRoot('page', space, page);
    const component = root.getComponent();
    const holder = browserDocument.createElement('div');
    browserDocument.body.appendChild(holder);
    const place = browserDocument.createElement('span');
    holder.appendChild(place);
    // the backend of this context is the document that the place comes from
    const backendOf = (element: unknown) => element as Parameters<typeof root.attach>[0];
    root.attach(backendOf(holder), backendOf(place));
    return {
      // a page's methods and setData, as Taro's page config declares them
      instance: component.getMethodCaller() as unknown as PageInstance,
      root: component.getShadowRoot() as unknown as FrameworkElement,
      release: () => {
        root.release();
        holder.remove();
      },
    };
  }
  return { mount };
}

type CodeSpace = ReturnType<InstanceType<typeof MiniProgramEnv>['createCodeSpace']>;
type StaticConfig = Parameters<CodeSpace['addComponentStaticConfig']>[1];
type Template = Parameters<CodeSpace['addCompiledTemplate']>[1] & {
  fallbackListenerOnNativeNode: boolean;
};

function addTemplates(space: CodeSpace, files: PackageFiles) {
  const group = new TmplGroup();
  for (const template of files.templates) {
    group.addTmpl(template, files.read(`${template}.wxml`));
  }
  for (const script of files.scripts) {
    group.addScript(script, files.read(`${script}.wxs`));
  }
  // the compiler's output is the source of one expression: path → render function
  const compiled = vm.runInThisContext(group.getTmplGenObjectGroups()) as Record<
    string,
    Template['content']
  >;
  for (const template of files.templates) {
    space.addComponentStaticConfig(template, files.config(template) as StaticConfig);
    space.addCompiledTemplate(template, {
      groupList: compiled,
      content: compiled[template],
      // else `bindtap` on a plain view becomes an attribute
      fallbackListenerOnNativeNode: true,
    } as Template);
  }
}

/** Page() is Component() whose functions are methods. */
function asComponent(definition: Definition) {
  const methods = Object.fromEntries(
    Object.entries(definition).filter(([, value]) => typeof value === 'function'),
  );
  return { data: definition['data'] ?? {}, methods };
}

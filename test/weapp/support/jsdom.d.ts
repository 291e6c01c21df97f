declare module 'jsdom' {
  export type DomElement = {
    appendChild: (child: DomElement) => void;
    remove: () => void;
    getAttribute: (name: string) => string | null;
    readonly outerHTML: string;
    readonly tagName: string;
  };
  export class JSDOM {
    constructor(html: string, options: { pretendToBeVisual: boolean });
    readonly window: {
      document: { body: DomElement; createElement: (name: string) => DomElement };
    };
  }
}

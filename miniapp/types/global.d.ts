/// <reference types="@tarojs/taro" />

declare module '*.scss';

/** Where the API answers; empty on the web, where it is the same origin. Set at build time. */
declare const HUISHENG_API_URL: string;

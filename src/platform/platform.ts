/** Where the editor starts: the platform it finds itself on. */
import { createBrowserPlatform } from './browser';
import type { Platform } from './contract';
import { createDesktopPlatform, findDesktopBridge } from './desktop';

export function createPlatform(page: Window = window): Platform {
  const bridge = findDesktopBridge(page);
  return bridge === null ? createBrowserPlatform(page) : createDesktopPlatform(bridge);
}

import { EventEmitter } from 'node:events';
import { expect, it } from 'vitest';
import { confine, contentSecurityPolicy, denyPermissions, isTrustedSender } from '../../electron/security';

type PermissionSession = Parameters<typeof denyPermissions>[0];

function handlers() {
  const set: {
    request?: Parameters<PermissionSession['setPermissionRequestHandler']>[0];
    check?: Parameters<PermissionSession['setPermissionCheckHandler']>[0];
  } = {};
  denyPermissions({
    setPermissionRequestHandler: (handler) => {
      set.request = handler;
    },
    setPermissionCheckHandler: (handler) => {
      set.check = handler;
    },
  });
  return set;
}

it.each([
  ['fullscreen', true],
  ['clipboard-read', true],
  ['clipboard-sanitized-write', true],
  ['media', false],
  ['geolocation', false],
  ['notifications', false],
  ['openExternal', false],
  ['fileSystem', false],
  ['usb', false],
] as const)('answers %s with %s, asked either way', (permission, allowed) => {
  const { request, check } = handlers();
  const from = (address: string) => ({ getURL: () => address }) as Electron.WebContents;
  const answers: boolean[] = [];
  const details = { isMainFrame: true, requestingUrl: '' };
  const ask = (address: string) =>
    request?.(
      from(address),
      permission,
      (granted) => answers.push(granted),
      details as Electron.PermissionRequest,
    );
  ask('plumbline://app/index.html');
  ask('https://example.com/');
  const checked = { isMainFrame: true, securityOrigin: '', requestingUrl: '' };
  const checks = ['plumbline://app/', 'https://example.com'].map((origin) =>
    check?.(null, permission, origin, checked as Electron.PermissionCheckHandlerHandlerDetails),
  );
  expect(answers).toEqual([allowed, false]);
  expect(checks).toEqual([allowed, false]);
});

it('opens https links outside and nothing inside', () => {
  const opened: string[] = [];
  const events = new EventEmitter();
  let onOpen: Parameters<Electron.WebContents['setWindowOpenHandler']>[0] | null = null;
  const contents = Object.assign(events, {
    setWindowOpenHandler(handler: Parameters<Electron.WebContents['setWindowOpenHandler']>[0]) {
      onOpen = handler;
    },
  }) as unknown as Electron.WebContents;
  confine(contents, (address) => opened.push(address));
  const tried = [
    'https://a.example/x',
    'http://a.example/',
    'file:///etc/passwd',
    'javascript:1',
    'plumbline://app/',
  ];
  for (const url of tried)
    expect((onOpen as unknown as (details: { url: string }) => unknown)?.({ url })).toEqual({
      action: 'deny',
    });
  expect(opened).toEqual(['https://a.example/x']);

  for (const name of ['will-navigate', 'will-redirect', 'will-attach-webview']) {
    let prevented = false;
    events.emit(name, { preventDefault: () => (prevented = true) });
    expect(prevented).toBe(true);
  }
});

it('trusts no call without a frame', () => {
  expect(isTrustedSender({ senderFrame: null })).toBe(false);
});

it('lets no script in that is not a file of the editor', () => {
  const scripts = contentSecurityPolicy.split('; ').find((directive) => directive.startsWith('script-src'));
  expect(scripts).toBe("script-src 'self'");
  expect(contentSecurityPolicy).toContain("default-src 'none'");
});

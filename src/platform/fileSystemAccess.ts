/** The part of the File System Access API that TypeScript's own library doesn't declare yet, and nothing more. */
export interface PickerType {
  readonly description: string;
  readonly accept: Readonly<Record<string, readonly string[]>>;
}

export interface FilePickers {
  showOpenFilePicker(options: {
    readonly types: readonly PickerType[];
  }): Promise<readonly FileSystemFileHandle[]>;
  showSaveFilePicker(options: {
    readonly suggestedName: string;
    readonly types: readonly PickerType[];
  }): Promise<FileSystemFileHandle>;
}

export interface WithPermission {
  queryPermission(wanted: { readonly mode: 'readwrite' }): Promise<PermissionState>;
  requestPermission(wanted: { readonly mode: 'readwrite' }): Promise<PermissionState>;
}

/** The pickers of this page, or null where the browser has none. */
export function filePickers(page: object): FilePickers | null {
  return hasPickers(page) ? page : null;
}

/** A handle of the origin's private file system has no permissions: it may always be written. */
export function hasPermissions<H extends FileSystemFileHandle>(handle: H): handle is H & WithPermission {
  return 'queryPermission' in handle && 'requestPermission' in handle;
}

function hasPickers(page: object): page is FilePickers {
  return (
    'showOpenFilePicker' in page &&
    typeof page.showOpenFilePicker === 'function' &&
    'showSaveFilePicker' in page &&
    typeof page.showSaveFilePicker === 'function'
  );
}

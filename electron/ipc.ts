/**
 * The one door between a window and the main process. A call passes it only from the editor's own page, with a
 * request the contract knows, and its answer is checked before it leaves.
 */
import type { IpcMainInvokeEvent } from 'electron';
import {
  type CallAnswer,
  type CallRequest,
  channelPrefix,
  type DesktopCall,
  type DesktopEvent,
  desktopCalls,
  desktopEvents,
  type EventPayload,
} from '../src/platform/contract';
import { isTrustedSender } from './security';

/** What of `ipcMain` is needed; tests pass their own. */
export interface IpcDoor {
  handle(channel: string, listener: (event: IpcMainInvokeEvent, request: unknown) => Promise<unknown>): void;
}

/** One handler a call, told which window asks by the id of its web contents. */
export type DesktopHandlers = {
  readonly [C in DesktopCall]: (
    windowId: number,
    request: CallRequest<C>,
  ) => CallAnswer<C> | Promise<CallAnswer<C>>;
};

export function registerCalls(ipc: IpcDoor, handlers: DesktopHandlers): void {
  for (const name of callNames) registerCall(ipc, name, handlers[name]);
}

/** Sends an event to a window in the contract's words. */
export function sendEvent<E extends DesktopEvent>(
  contents: { send(channel: string, payload: unknown): void },
  name: E,
  payload: EventPayload<E>,
): void {
  contents.send(channelPrefix + name, desktopEvents[name].parse(payload));
}

export const callNames: readonly DesktopCall[] = Object.keys(desktopCalls).filter(isCallName);

function registerCall<C extends DesktopCall>(ipc: IpcDoor, name: C, handler: DesktopHandlers[C]): void {
  const { request: requestSchema, answer: answerSchema } = desktopCalls[name];
  ipc.handle(channelPrefix + name, async (event, raw) => {
    if (!isTrustedSender(event)) throw new Error(`${name}: refused, the call is not from the editor's page.`);
    const request = requestSchema.safeParse(raw);
    if (!request.success) throw new Error(`${name}: refused, ${firstIssue(request.error)}`);
    return answerSchema.parse(await handler(event.sender.id, request.data));
  });
}

function isCallName(name: string): name is DesktopCall {
  return Object.hasOwn(desktopCalls, name);
}

/** Says where a request is wrong, never what stood there: that may be the user's document. */
function firstIssue(error: { readonly issues: readonly { path: PropertyKey[]; message: string }[] }): string {
  const issue = error.issues[0];
  if (issue === undefined) return 'the request is malformed.';
  const place = issue.path.length === 0 ? 'the request' : issue.path.map(String).join('.');
  return `${place}: ${issue.message}`;
}

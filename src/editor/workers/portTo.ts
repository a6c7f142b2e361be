/** A line to a worker: what it says is heard; a message that can't be read ends it as an error does. */
export function portTo<Request>(worker: Worker, hear: (message: unknown) => void, died: () => void) {
  worker.addEventListener('message', ({ data }: MessageEvent<unknown>) => hear(data));
  worker.addEventListener('messageerror', died);
  worker.addEventListener('error', (event) => {
    event.preventDefault();
    died();
  });
  return { post: (request: Request) => worker.postMessage(request), close: () => worker.terminate() };
}

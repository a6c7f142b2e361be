/** A journey's request, laid out off the thread that draws. */
import { type TraceQuestion, traceReply } from '../../state/traces';

addEventListener('message', ({ data }: MessageEvent<TraceQuestion>) => {
  postMessage(traceReply(data));
});

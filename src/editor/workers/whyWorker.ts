/** Why numbers are what they are, off the thread that draws. A diagram and what is asked about in, the answer out. */
import { type WhyQuestion, type WhyReply, whyReply } from '../../state/why';

addEventListener('message', ({ data }: MessageEvent<WhyQuestion>) => {
  postMessage(whyReply(data) satisfies WhyReply);
});

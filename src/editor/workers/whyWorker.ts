/** Why numbers are what they are, off the thread that draws. A diagram and what is asked about in, the answer out. */
import { answerWhys, type WhyQuestion, type WhyReply } from '../../state/why';

const answer = answerWhys();

addEventListener('message', ({ data }: MessageEvent<WhyQuestion>) => {
  postMessage(answer(data) satisfies WhyReply);
});

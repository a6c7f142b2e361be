/** The questions a diagram raises, off the thread that draws. */
import type { Diagram } from '../../model/diagram';
import { type ChallengesReply, challengesReply } from '../../state/interviewChallenges';

addEventListener('message', ({ data }: MessageEvent<Diagram>) => {
  postMessage(challengesReply(data) satisfies ChallengesReply);
});

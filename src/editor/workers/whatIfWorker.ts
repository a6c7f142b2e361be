/** What a scenario would do, off the thread that draws. A diagram and a scenario in, what became of each part out. */
import { answerWhatIfs, type WhatIfQuestion } from '../../state/whatIf';

const answer = answerWhatIfs();

addEventListener('message', ({ data }: MessageEvent<WhatIfQuestion>) => {
  postMessage(answer(data));
});

/** Where a journey's budget goes, off the thread that draws. A diagram and a journey in, the budget out. */
import { budgetReply, type TargetQuestion } from '../../state/plans';

addEventListener('message', ({ data }: MessageEvent<TargetQuestion>) => {
  postMessage(budgetReply(data));
});

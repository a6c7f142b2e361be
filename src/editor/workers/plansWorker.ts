/** What would reach a journey's targets, off the thread that draws. A diagram and a journey in, plans out. */
import { plansReply, type TargetQuestion } from '../../state/plans';

addEventListener('message', ({ data }: MessageEvent<TargetQuestion>) => {
  postMessage(plansReply(data));
});

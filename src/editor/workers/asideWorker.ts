/** What is asked for now and then, off the thread that draws. */
import { type AsideQuestion, asideReply } from '../../state/aside';

addEventListener('message', ({ data }: MessageEvent<AsideQuestion>) => {
  postMessage(asideReply(data));
});

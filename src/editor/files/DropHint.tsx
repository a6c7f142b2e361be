/** While files are held over the canvas: that they may be let go there. */
import './dropHint.css';
import { useFileDrop } from './useFileDrop';

export function DropHint() {
  return useFileDrop() ? (
    <div className="drop-hint">
      <span>Drop to open a diagram or place a picture</span>
    </div>
  ) : null;
}

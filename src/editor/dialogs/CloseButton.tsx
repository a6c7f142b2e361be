/** Ends a dialog that has nothing to decide. */
import { useApp } from '../app/hooks';

export function CloseButton() {
  const app = useApp();
  return (
    <button type="button" className="button" onClick={() => app.apply({ session: { dialog: null } })}>
      Close
    </button>
  );
}

/** Numbers of the worksheet, each with the formula it came from. */
import type { WorksheetLine } from '../../estimate/capacity/worksheetLines';

export function Lines({ lines }: { readonly lines: readonly WorksheetLine[] }) {
  if (lines.length === 0) return null;
  return (
    <dl className="sheet-lines">
      {lines.map(({ id, label, text, formula }) => (
        <div key={id}>
          <dt>{label}</dt>
          <dd>
            <b>{text}</b> <span>= {formula}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}

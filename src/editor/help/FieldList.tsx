/** Settings with what they take, what holds where nothing is set, and on what grounds. */
import type { Field } from '../../catalog/componentType';
import { defaultWords, takesWords } from '../../catalog/typeHelp';

export function FieldList({ fields }: { readonly fields: readonly Field[] }) {
  return (
    <dl className="help-fields">
      {fields.map(({ id, label, help, kind }) => {
        const usual = defaultWords(kind);
        const source = kind.type === 'number' ? kind.source : undefined;
        return (
          <div key={id}>
            <dt>
              {label} <code>{id}</code>
            </dt>
            <dd>
              {help} <span className="muted">{takesWords(kind)}</span>
              {usual !== null && <span className="muted"> Default: {usual}.</span>}
              {source && <small>{source.text}</small>}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

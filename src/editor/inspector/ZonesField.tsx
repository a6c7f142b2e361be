/** The groups a component is placed in: several zones spread its replicas over them. */
import type { Component } from '../../model/diagram';
import { changeComponent } from '../../state/gestures';
import { useApp, useOfDiagram } from '../app/hooks';

export function ZonesField({ id, component }: { readonly id: string; readonly component: Component }) {
  const app = useApp();
  const groups = useOfDiagram((diagram) => diagram.groups);
  const directly = component.in ?? [];
  const toggle = (group: string) => {
    const next = directly.includes(group)
      ? directly.filter((other) => other !== group)
      : [...directly, group];
    app.apply(changeComponent(app.context(), id, { in: next.length ? next : undefined }));
  };
  return (
    <span className="chips">
      {[...groups].map(([group, { name }]) => (
        <button
          key={group}
          type="button"
          className="chip"
          aria-pressed={directly.includes(group)}
          onClick={() => toggle(group)}
        >
          {name || group}
        </button>
      ))}
    </span>
  );
}
